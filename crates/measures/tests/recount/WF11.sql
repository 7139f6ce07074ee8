-- Social workers in their first year.
select worker_id as child, snapshot as "on", newly_qualified = 'Y' as met
from months join staff on started_on <= snapshot and (left_on is null or left_on > snapshot) where worker_id in (select worker from social_workers) and newly_qualified in ('Y', 'N')
