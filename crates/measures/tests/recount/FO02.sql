-- Mainstream households approved and those that left.
select household_id as child, approved_on as "on", 1 as met, 1.0 as amount
from foster_households where kind = 'mainstream' and approved_on between (select first from months where place = 0) and (select as_at from asked)
union all
select household_id, ended_on, 0, 1.0 from foster_households where kind = 'mainstream' and approved_on is not null and ended_on between (select first from months where place = 0) and (select as_at from asked)
