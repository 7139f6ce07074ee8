-- Care leavers of 19 to 21 in a suitable home.
select l.child, "on", coalesce(clea_care_leaver_accom_suitable = 'Y', 0) as met
from (select *, clea_person_id as child, (select as_at from asked) as "on", (strftime('%Y', (select as_at from asked)) - strftime('%Y', born) - (substr((select as_at from asked), 6) < substr(born, 6))) as age
      from ssd_care_leavers join person on person.child = clea_person_id) l
where clea_care_leaver_eligibility = 'Former Relevant' and age between 19 and 21
