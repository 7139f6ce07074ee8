-- Children in care with a reviewing officer, and the officers.
with holds as (
  select child, day, officer from
  (select n.child, n.day, invo_professional_id as officer, row_number() over (partition by n.child, n.day order by invo_involvement_start_date desc) as nth
   from care_now n join ssd_involvements on invo_person_id = n.child and lower(invo_professional_role_id) in ('iro', 'independent reviewing officer', 'reviewing officer')
    and invo_involvement_start_date <= n.day and (invo_involvement_end_date is null or invo_involvement_end_date > n.day)) where nth = 1 and officer is not null)
select child, day as "on", 1 as met, 1.0 as amount from holds
union all
select officer, day, 0, coalesce((select prof_full_time_equivalency from ssd_professionals where prof_professional_id = officer), 1.0)
from (select distinct officer, day from holds)
