-- Children with a contact in six months: three or more, no referral, and not open.
select child, snapshot as "on",
       count(*) >= 3
       and not exists (select 1 from need where need.child = each.child and "from" > six and "from" <= snapshot)
       and not exists (select 1 from open_now where open_now.child = each.child and day = snapshot) as met
from (select cont_person_id as child, snapshot, min(date(snapshot, '-6 months'), date(snapshot, 'start of month', '-5 months', '-1 day')) as six
      from months join ssd_contacts on cont_contact_date > min(date(snapshot, '-6 months'), date(snapshot, 'start of month', '-5 months', '-1 day')) and cont_contact_date <= snapshot) as each
group by child, snapshot
