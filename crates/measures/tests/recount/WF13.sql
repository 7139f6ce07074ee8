-- Audit actions closed by their day.
select 'row' as child, due_on as "on", coalesce(closed_on <= due_on, 0) as met
from audit_actions where due_on between (select first from months where place = 0) and (select as_at from asked) and (closed_on is not null or due_on < (select as_at from asked))
