-- Open children held by a manager.
select o.child, o.day as "on", coalesce((select manager = 'Y' from staff where worker_id = worker and manager is not null), (select coalesce(job_title, '') like '%manager%' from staff where worker_id = worker), (select prof_professional_job_title like '%manager%' from ssd_professionals where prof_professional_id = worker), 0) as met
from open_now o left join worker_now w on w.child = o.child and w.day = o.day
