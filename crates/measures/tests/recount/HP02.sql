-- Contacts decided by the end of the next working day, or with that day passed.
select child_id as child, date(received) as "on",
       coalesce(date(decided) <= due, 0) as met
from (select *, (select min(date) from days where workday = (select workday from days where date = date(received)) + 1) as due from contact_decisions)
where date(received) between (select first from months where place = 0) and (select as_at from asked) and (decided is not null or due < (select as_at from asked))
