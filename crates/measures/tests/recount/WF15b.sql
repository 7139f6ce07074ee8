-- Children in care with an advocate.
select child, day as "on",
       exists (select 1 from advocacy where child_id = child and kind = 'advocate' and matched_on <= day and (ended_on is null or ended_on > day)) as met
from care_now
