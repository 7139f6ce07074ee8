-- Workers who hold more open children than their limit.
select worker as child, day as "on",
       count(*) > coalesce((select caseload_limit from staff where worker_id = worker), 20 * coalesce((select fte from staff where staff.worker_id = worker), (select prof_full_time_equivalency from ssd_professionals where prof_professional_id = worker), 1.0)) as met
from worker_now group by worker, day
