-- Care proceedings concluded within 26 weeks.
select child_id as child, concluded_on as "on", julianday(concluded_on) - julianday(issued_on) <= 182 as met
from care_proceedings where concluded_on between (select first from months where place = 0) and (select as_at from asked) and issued_on <= concluded_on
