-- Every contact received.
select cont_person_id as child, cont_contact_date as "on", 0 as met
from ssd_contacts where cont_contact_date between (select first from months where place = 0) and (select as_at from asked)
