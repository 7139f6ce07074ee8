-- Approved foster places, filled or not, one by one.
with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 20)
select h.household_id as child, snapshot as "on",
       n <= (select count(distinct child_id) from foster_places p where p.household_id = h.household_id and p."from" <= snapshot and (p."to" is null or p."to" > snapshot)) as met
from months join foster_households h on approved_on <= snapshot and (ended_on is null or ended_on > snapshot) join numbers on n <= places
