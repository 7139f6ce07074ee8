-- Enquiries that led to a conference, from 20 working days on or with it held.
select child, "on", met from
(select s47e_person_id as child, s47e_s47_start_date as "on", ((select workday from days where date = (select as_at from asked)) - (select workday from days where date = s47e_s47_start_date)) > 20 as old,
        exists (select 1 from ssd_initial_cp_conference where icpc_s47_enquiry_id = s47e_s47_enquiry_id
                and icpc_icpc_date <= (select as_at from asked)) as met
 from ssd_s47_enquiry where s47e_s47_start_date between (select first from months where place = 0) and (select as_at from asked))
where old or met
