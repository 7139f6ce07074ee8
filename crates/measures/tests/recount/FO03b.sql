-- Approved foster places, available or not, one by one.
with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 20)
select h.household_id as child, snapshot as "on", n <= places_not_available as met
from months join foster_households h on approved_on <= snapshot and (ended_on is null or ended_on > snapshot) join numbers on n <= places
where snapshot = (select as_at from asked) and places_not_available is not null
