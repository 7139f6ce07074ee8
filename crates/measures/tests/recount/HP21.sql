-- Conferences that led to a plan.
select icpc_person_id as child, icpc_icpc_date as "on", icpc_icpc_outcome_cp_flag = 'Y' as met
from ssd_initial_cp_conference where icpc_icpc_date between (select first from months where place = 0) and (select as_at from asked) and icpc_icpc_outcome_cp_flag in ('Y', 'N')
