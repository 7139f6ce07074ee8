-- Decisions reversed for this reason.
select perm_person_id as child, perm_decision_reversed_date as "on", perm_decision_reversed_reason = 'RD4' as met
from ssd_permanence where perm_decision_reversed_date between (select first from months where place = 0) and (select as_at from asked) and perm_decision_reversed_reason is not null
