-- Contacts with an outcome that became a referral.
select cont_person_id as child, cont_contact_date as "on",
       coalesce(json_extract(cont_contact_outcome_json, '$.NEW_REFERRAL_FLAG') = 'Y', 0) as met
from ssd_contacts
where cont_contact_date between (select first from months where place = 0) and (select as_at from asked) and cont_contact_outcome_json is not null
