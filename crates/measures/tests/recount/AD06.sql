-- Children with a decision for adoption fostered for adoption before the order.
select perm_person_id as child, perm_adm_decision_date as "on",
       coalesce(perm_placed_ffa_cp_date <= coalesce(perm_placement_order_date, '9999'), 0)
       or exists (select 1 from ssd_cla_placement where clap_person_id = perm_person_id and clap_cla_placement_type in ('U2', 'U5')
                  and clap_cla_placement_start_date <= coalesce(perm_placement_order_date, '9999')) as met
from ssd_permanence where perm_adm_decision_date between (select first from months where place = 0) and (select as_at from asked)
