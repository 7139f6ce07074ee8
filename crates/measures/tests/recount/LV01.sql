-- Care leavers of 19 to 21 the council is in touch with.
select l.child, "on", clea_care_leaver_in_touch = 'YES' as met
from (select *, clea_person_id as child, (select as_at from asked) as "on", (strftime('%Y', (select as_at from asked)) - strftime('%Y', born) - (substr((select as_at from asked), 6) < substr(born, 6))) as age
      from ssd_care_leavers join person on person.child = clea_person_id) l
where clea_care_leaver_eligibility = 'Former Relevant' and age between 19 and 21 and clea_care_leaver_in_touch is not null
