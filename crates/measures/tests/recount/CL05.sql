-- Children in care with three or more placements in twelve months.
select n.child, n.day as "on",
       (select count(*) from ssd_cla_placement p where clap_person_id = n.child and coalesce(clap_cla_placement_type, '') not like 'T_'
        and clap_cla_placement_start_date <= n.day and (clap_cla_placement_end_date is null or clap_cla_placement_end_date > min(date(n.day, '-12 months'), date(n.day, 'start of month', '-11 months', '-1 day')))
        and (clap_cla_placement_end_date is null or clap_cla_placement_end_date > clap_cla_placement_start_date)
        and not exists (select 1 from ssd_cla_placement b where b.clap_person_id = n.child and b.clap_cla_placement_end_date = p.clap_cla_placement_start_date
                        and b.clap_cla_placement_change_reason = 'PLACE' and b.clap_cla_placement_end_date > min(date(n.day, '-12 months'), date(n.day, 'start of month', '-11 months', '-1 day')))) >= 3 as met
from care_now n
