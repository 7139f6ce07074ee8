-- Child in need plans followed by a protection plan or care.
select child, up as "on", 0 as met, julianday(up) - julianday(began) as amount
from (select child, "from" as began, "to" as ended,
        (select min(up) from (select plan."from" as up from plan where plan.child = n.child and not elsewhere
                              union all select "from" from period where period.child = n.child)
         where up >= n."from" and (n."to" is null or up <= date(n."to", '+28 days'))) as up
 from need_plan n)
where up between (select first from months where place = 0) and (select as_at from asked)
