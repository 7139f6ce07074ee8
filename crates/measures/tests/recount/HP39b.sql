-- Child in need plans that ended without stepping up.
select child, ended as "on", 0 as met, julianday(ended) - julianday(began) as amount
from (select child, "from" as began, "to" as ended,
        (select min(up) from (select plan."from" as up from plan where plan.child = n.child and not elsewhere
                              union all select "from" from period where period.child = n.child)
         where up >= n."from" and (n."to" is null or up <= date(n."to", '+28 days'))) as up
 from need_plan n)
where ended between (select first from months where place = 0) and (select as_at from asked) and up is null and date(ended, '+28 days') < (select as_at from asked) and began <= ended
