-- Social workers supervised in six weeks.
select worker_id as child, snapshot as "on",
       exists (select 1 from supervision s where s.worker_id = staff.worker_id and child_id is null and held_on >= date(snapshot, '-42 days') and held_on <= snapshot) as met
from months join staff on started_on <= snapshot and (left_on is null or left_on > snapshot)
where worker_id in (select worker from social_workers) and (met or started_on < date(snapshot, '-42 days'))
