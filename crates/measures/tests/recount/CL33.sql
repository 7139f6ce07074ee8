-- Children in care for six months in touch with their reviewing officer in six.
select child, day as "on", coalesce(min(date(contact, '+6 months'), date(contact, 'start of month', '+7 months', '-1 day')) >= day, 0) as met from
(select n.child, n.day, n.since, (select max(clae_cla_last_iro_contact_date) from ssd_cla_episodes where clae_person_id = n.child) as contact from care_now n)
where day = (select as_at from asked) and min(date(since, '+6 months'), date(since, 'start of month', '+7 months', '-1 day')) <= day and (contact is null or contact <= day)
