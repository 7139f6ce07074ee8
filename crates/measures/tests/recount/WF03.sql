-- Social workers who left in twelve months and those in post.
select worker_id as child, snapshot as "on", 0 as met, coalesce(fte, (select prof_full_time_equivalency from ssd_professionals where prof_professional_id = worker_id), 1.0) as amount
from months join staff on started_on <= snapshot and (left_on is null or left_on > snapshot) where worker_id in (select worker from social_workers) and coalesce(agency, (select prof_agency_worker_flag from ssd_professionals where prof_professional_id = worker_id), 'N') <> 'Y'
union all
select worker_id, snapshot, 1, coalesce(fte, (select prof_full_time_equivalency from ssd_professionals where prof_professional_id = worker_id), 1.0)
from months join staff on left_on <= snapshot and min(date(left_on, '+12 months'), date(left_on, 'start of month', '+13 months', '-1 day')) > snapshot where worker_id in (select worker from social_workers) and coalesce(agency, (select prof_agency_worker_flag from ssd_professionals where prof_professional_id = worker_id), 'N') <> 'Y'
