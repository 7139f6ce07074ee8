-- Plans ended within three months.
select child, "to" as "on", "to" <= min(date("from", '+3 months'), date("from", 'start of month', '+4 months', '-1 day')) as met
from plan where not elsewhere and "to" between (select first from months where place = 0) and (select as_at from asked) and "from" <= "to"
