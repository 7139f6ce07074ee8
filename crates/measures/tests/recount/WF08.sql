-- Open children about whom the worker was supervised in six weeks.
select child, day as "on",
       exists (select 1 from supervision where child_id = child and held_on >= date(day, '-42 days') and held_on <= day) as met
from (select o.child, o.day, min(coalesce((select min("from") from need where need.child = o.child and "from" <= o.day and ("to" is null or "to" > o.day)), '9999'),
        coalesce((select min(since) from plan_now p where p.child = o.child and p.day = o.day), '9999'),
        coalesce((select min(since) from need_plan_now p where p.child = o.child and p.day = o.day), '9999'),
        coalesce((select min(since) from care_now p where p.child = o.child and p.day = o.day), '9999')) as since from open_now o)

where since < date(day, '-42 days') or met
