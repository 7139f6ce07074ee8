-- Open children whose record lacks date of birth, sex or ethnicity, as records stand now.
select pers_person_id as child, day as "on",
       case when pers_dob is null and pers_expected_dob is not null then 0
       else pers_dob is null or coalesce(pers_sex, 'U') = 'U' or coalesce(pers_ethnicity, 'NOBT') = 'NOBT' end as met
from open_now join ssd_person on pers_person_id = child where day = (select as_at from asked)
