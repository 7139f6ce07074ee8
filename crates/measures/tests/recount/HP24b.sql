-- Plans begun within two years of the end of an earlier one.
select child, "from" as "on",
       exists (select 1 from plan earlier where earlier.child = plan.child and not earlier.elsewhere
               and earlier.id <> plan.id and earlier."to" <= plan."from"
               and min(date(earlier."to", '+24 months'), date(earlier."to", 'start of month', '+25 months', '-1 day')) >= plan."from") as met
from plan where not elsewhere and "from" between (select first from months where place = 0) and (select as_at from asked)
