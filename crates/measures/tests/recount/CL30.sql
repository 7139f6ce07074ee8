-- Children in care placed with parents under a care order.
select child, day as "on", kind = 'P1' and legal in ('C1', 'C2') as met from
(select n.*, (select lega_legal_status from ssd_legal_status where lega_person_id = n.child and lega_legal_status_start_date <= n.day
        and (lega_legal_status_end_date is null or lega_legal_status_end_date > n.day) order by lega_legal_status_start_date desc limit 1) as legal from home_now n)
where kind is not null and legal is not null
