-- Referrals within twelve months of an earlier one.
select child, "from" as "on",
       exists (select 1 from need earlier where earlier.child = need.child and earlier."from" < need."from"
               and min(date(earlier."from", '+12 months'), date(earlier."from", 'start of month', '+13 months', '-1 day')) >= need."from") as met
from need where "from" between (select first from months where place = 0) and (select as_at from asked) group by child, "from"
