-- Care leavers in touch without a home or in one that is not suitable.
select l.child, "on", coalesce(clea_care_leaver_accommodation in ('S', 'V', 'W', 'X'), 0) or coalesce(clea_care_leaver_accom_suitable = 'N', 0) as met
from (select *, clea_person_id as child, (select as_at from asked) as "on", (strftime('%Y', (select as_at from asked)) - strftime('%Y', born) - (substr((select as_at from asked), 6) < substr(born, 6))) as age
      from ssd_care_leavers join person on person.child = clea_person_id) l
where clea_care_leaver_eligibility <> 'No Current Eligibility' and clea_care_leaver_in_touch = 'YES' and (clea_care_leaver_accommodation is not null or clea_care_leaver_accom_suitable is not null)
