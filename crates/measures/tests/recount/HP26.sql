-- Plans ended after 730 days or more.
select child, "to" as "on", julianday("to") - julianday("from") >= 730 as met
from plan where not elsewhere and "to" between (select first from months where place = 0) and (select as_at from asked) and "from" <= "to"
