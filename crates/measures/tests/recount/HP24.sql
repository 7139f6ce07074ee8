-- Plans begun that were a second or later one.
select child, "from" as "on",
       exists (select 1 from plan earlier where earlier.child = plan.child and not earlier.elsewhere
               and earlier."from" < plan."from") as met
from plan where not elsewhere and "from" between (select first from months where place = 0) and (select as_at from asked)
