-- Approved mainstream households.
select household_id as child, snapshot as "on", 0 as met
from months join foster_households on approved_on <= snapshot and (ended_on is null or ended_on > snapshot) where kind = 'mainstream'
