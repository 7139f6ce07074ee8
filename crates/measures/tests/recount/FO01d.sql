-- Households approved within eight months of applying.
select household_id as child, approved_on as "on", approved_on <= min(date(applied_on, '+8 months'), date(applied_on, 'start of month', '+9 months', '-1 day')) as met
from foster_households where approved_on between (select first from months where place = 0) and (select as_at from asked) and applied_on <= approved_on
