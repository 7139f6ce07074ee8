-- Open children of newly qualified workers.
select worker as child, day as "on", 0 as met, count(*) * 1.0 as amount
from worker_now join staff on worker_id = worker where newly_qualified = 'Y' group by worker, day
