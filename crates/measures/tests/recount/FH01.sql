-- Families seen by a hub in a month.
select 'row' as child, date(month, 'start of month') as "on", 0 as met, families * 1.0 as amount
from family_hubs where date(month, 'start of month') between (select first from months where place = 0) and (select as_at from asked) and families is not null
