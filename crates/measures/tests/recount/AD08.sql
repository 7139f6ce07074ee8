-- Decisions for adoption reversed.
select perm_person_id as child, perm_decision_reversed_date as "on", 0 as met from ssd_permanence where perm_decision_reversed_date between (select first from months where place = 0) and (select as_at from asked)
