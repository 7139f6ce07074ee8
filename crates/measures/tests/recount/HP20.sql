-- Conferences within 15 working days of the strategy discussion.
select icpc_person_id as child, icpc_icpc_date as "on",
       ((select workday from days where date = icpc_icpc_date) - (select workday from days where date = s47e_s47_start_date)) <= 15 as met
from ssd_initial_cp_conference join ssd_s47_enquiry on s47e_s47_enquiry_id = icpc_s47_enquiry_id
where icpc_icpc_date between (select first from months where place = 0) and (select as_at from asked) and coalesce(icpc_icpc_transfer_in, 'N') <> 'Y' and s47e_s47_start_date <= icpc_icpc_date
