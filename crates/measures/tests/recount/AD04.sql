-- Adopted children placed within twelve months of the decision.
select child, perm_permanence_order_date as "on", perm_placed_for_adoption_date <= min(date(perm_adm_decision_date, '+12 months'), date(perm_adm_decision_date, 'start of month', '+13 months', '-1 day')) as met
from (select *, perm_person_id as child, (select max("from") from period where period.child = perm_person_id and "from" <= coalesce(perm_placed_for_adoption_date, perm_placement_order_date)) as entered,
        case when perm_adopted_by_carer_flag = 'Y' then coalesce(perm_placed_foster_carer_date, perm_placed_for_adoption_date) else perm_placed_for_adoption_date end as moved
      from ssd_permanence where perm_permanence_order_type = 'Adoption' and perm_permanence_order_date between (select first from months where place = 0) and (select as_at from asked))
where perm_placed_for_adoption_date is not null and perm_adm_decision_date is not null
