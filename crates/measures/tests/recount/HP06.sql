-- Contacts that followed an earlier one within three months.
select now.cont_person_id as child, now.cont_contact_date as "on",
       exists (select 1 from ssd_contacts earlier where earlier.cont_person_id = now.cont_person_id
               and earlier.cont_contact_date < now.cont_contact_date
               and earlier.cont_contact_date >= min(date(now.cont_contact_date, '-3 months'), date(now.cont_contact_date, 'start of month', '-2 months', '-1 day'))) as met
from ssd_contacts now where now.cont_contact_date between (select first from months where place = 0) and (select as_at from asked)
