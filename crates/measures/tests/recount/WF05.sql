-- Open children without a case worker.
select o.child, o.day as "on", worker is null as met
from open_now o left join worker_now w on w.child = o.child and w.day = o.day
