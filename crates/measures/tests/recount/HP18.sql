-- Section 47 enquiries begun.
select s47e_person_id as child, s47e_s47_start_date as "on", 0 as met
from ssd_s47_enquiry where s47e_s47_start_date between (select first from months where place = 0) and (select as_at from asked)
