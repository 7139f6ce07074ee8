-- Approved foster households reviewed or approved in twelve months.
select household_id as child, snapshot as "on",
       coalesce(min(date(reviewed_on, '+12 months'), date(reviewed_on, 'start of month', '+13 months', '-1 day')) >= snapshot, 0) or min(date(approved_on, '+12 months'), date(approved_on, 'start of month', '+13 months', '-1 day')) >= snapshot as met
from months join foster_households on approved_on <= snapshot and (ended_on is null or ended_on > snapshot)
where snapshot = (select as_at from asked) and (reviewed_on is null or reviewed_on <= snapshot)
