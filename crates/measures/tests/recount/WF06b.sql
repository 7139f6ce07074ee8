-- Open children held by a worker who has left.
select o.child, o.day as "on", coalesce((select left_on <= o.day from staff where worker_id = worker), 0) as met
from open_now o left join worker_now w on w.child = o.child and w.day = o.day
