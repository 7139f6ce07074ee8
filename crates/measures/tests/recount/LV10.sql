-- Eligible young people of 16 and three months with a pathway plan.
select l.child, "on", max(coalesce((select max(max(coalesce(agreed_on, ''), coalesce(reviewed_on, ''))) from pathway_plans p where p.child_id = l.child and coalesce(agreed_on, reviewed_on) <= "on"), ''), coalesce(clea_pathway_plan_review_date, '')) <> '' as met
from (select *, clea_person_id as child, (select as_at from asked) as "on", (strftime('%Y', (select as_at from asked)) - strftime('%Y', born) - (substr((select as_at from asked), 6) < substr(born, 6))) as age
      from ssd_care_leavers join person on person.child = clea_person_id) l
where clea_care_leaver_eligibility = 'Eligible' and min(date(born, '+195 months'), date(born, 'start of month', '+196 months', '-1 day')) <= "on"
