-- Children in need, neither in care nor disabled, for 730 days or more.
select child, day as "on", julianday(day) - julianday(since) >= 730 as met
from need_now n
where child not in (select child from disabled) and not exists (select 1 from care_now c where c.child = n.child and c.day = n.day)
