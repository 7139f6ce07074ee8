-- Open enquiries past 15 working days with no conference held or found unnecessary.
select s47e_person_id as child, snapshot as "on",
       ((select workday from days where date = snapshot) - (select workday from days where date = s47e_s47_start_date)) > 15
       and coalesce(s47e_s47_nfa, 'N') <> 'Y'
       and not exists (select 1 from ssd_initial_cp_conference where icpc_s47_enquiry_id = s47e_s47_enquiry_id
                       and icpc_icpc_date <= snapshot) as met
from months join ssd_s47_enquiry on s47e_s47_start_date <= snapshot and (s47e_s47_end_date is null or s47e_s47_end_date > snapshot)
