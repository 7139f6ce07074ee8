-- Contacts with an outcome that ended in no further action.
select cont_person_id as child, cont_contact_date as "on",
       coalesce(json_extract(cont_contact_outcome_json, '$.NFA_FLAG') = 'Y', 0) as met
from ssd_contacts
where cont_contact_date between (select first from months where place = 0) and (select as_at from asked) and cont_contact_outcome_json is not null
