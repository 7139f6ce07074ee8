-- Audits graded good or outstanding.
select child_id as child, completed_on as "on", grade in ('good', 'outstanding') as met
from audits where completed_on between (select first from months where place = 0) and (select as_at from asked) and grade is not null
