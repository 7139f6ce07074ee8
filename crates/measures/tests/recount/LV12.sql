-- Young people with a personal adviser.
select l.child, "on", clea_care_leaver_personal_advisor is not null or exists (select 1 from ssd_involvements where invo_person_id = l.child
           and invo_professional_role_id = 'PA' and invo_professional_id is not null and invo_involvement_start_date <= "on" and (invo_involvement_end_date is null or invo_involvement_end_date > "on")) as met
from (select *, clea_person_id as child, (select as_at from asked) as "on", (strftime('%Y', (select as_at from asked)) - strftime('%Y', born) - (substr((select as_at from asked), 6) < substr(born, 6))) as age
      from ssd_care_leavers join person on person.child = clea_person_id) l
where clea_care_leaver_eligibility in ('Eligible', 'Relevant', 'Former Relevant')
