-- Young people in bed and breakfast.
select distinct child_id as child, snapshot as "on", 0 as met
from months join homeless_nights n on "from" <= snapshot and ("to" is null or "to" > snapshot) and stayed = 'bed and breakfast'
join homeless_young_people h on h.case_id = n.case_id
