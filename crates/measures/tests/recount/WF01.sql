-- Open children with a case worker, and the workers who hold them.
select child, day as "on", 1 as met, 1.0 as amount from worker_now
union all
select worker, day, 0, coalesce((select fte from staff where staff.worker_id = worker), (select prof_full_time_equivalency from ssd_professionals where prof_professional_id = worker), 1.0) from (select distinct worker, day from worker_now)
