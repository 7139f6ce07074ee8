-- Changes of placement that came of the carer's request, an allegation or poor standards.
select clap_person_id as child, clap_cla_placement_end_date as "on",
       clap_cla_placement_change_reason in ('CREQB', 'CREQO', 'ALLEG', 'STAND') as met
from ssd_cla_placement where clap_cla_placement_end_date between (select first from months where place = 0) and (select as_at from asked) and clap_cla_placement_change_reason is not null
  and coalesce(clap_cla_placement_type, '') not like 'T_'
