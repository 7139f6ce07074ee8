-- Complaints resolved in time.
select 'row' as child, received_on as "on", coalesce(resolved_on <= due and resolved_on <= (select as_at from asked), 0) as met
from (select *, case when complex = 'Y' then (select min(date) from days where workday = (select workday from days where date = received_on) + 20) else (select min(date) from days where workday = (select workday from days where date = received_on) + 10) end as due from complaints)
where received_on between (select first from months where place = 0) and (select as_at from asked) and (resolved_on <= (select as_at from asked) or due < (select as_at from asked))
