-- Young people accommodated under section 20.
select child_id as child, presented_on as "on", outcome = 'section 20' as met
from homeless_young_people where presented_on between (select first from months where place = 0) and (select as_at from asked) and outcome is not null
