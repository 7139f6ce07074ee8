-- Days from coming into care to moving in with adopters.
select child, perm_permanence_order_date as "on", julianday(moved) - julianday(entered) <= 426 as met,
       julianday(moved) - julianday(entered) as amount
from (select *, perm_person_id as child, (select max("from") from period where period.child = perm_person_id and "from" <= coalesce(perm_placed_for_adoption_date, perm_placement_order_date)) as entered,
        case when perm_adopted_by_carer_flag = 'Y' then coalesce(perm_placed_foster_carer_date, perm_placed_for_adoption_date) else perm_placed_for_adoption_date end as moved
      from ssd_permanence where perm_permanence_order_type = 'Adoption' and perm_permanence_order_date between (select first from months where place = 0) and (select as_at from asked))
where moved >= entered
