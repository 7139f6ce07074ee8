-- Care leavers in touch with contact in eight weeks.
select l.child, "on", coalesce(julianday("on") - julianday(clea_care_leaver_latest_contact) between 0 and 56, 0) as met
from (select *, clea_person_id as child, (select as_at from asked) as "on", (strftime('%Y', (select as_at from asked)) - strftime('%Y', born) - (substr((select as_at from asked), 6) < substr(born, 6))) as age
      from ssd_care_leavers join person on person.child = clea_person_id) l
where clea_care_leaver_eligibility in ('Relevant', 'Former Relevant') and clea_care_leaver_in_touch = 'YES'
