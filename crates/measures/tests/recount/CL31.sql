-- Children under section 20 for more than six months.
select child, day as "on", min(date(since, '+6 months'), date(since, 'start of month', '+7 months', '-1 day')) < day as met from
(select n.child, n.day, lega_legal_status as status, lega_legal_status_start_date as since,
        row_number() over (partition by n.child, n.day order by lega_legal_status_start_date desc) as nth from care_now n
 join ssd_legal_status on lega_person_id = n.child and lega_legal_status_start_date <= n.day
  and (lega_legal_status_end_date is null or lega_legal_status_end_date > n.day)
 where not exists (select 1 from ssd_immigration_status where immi_person_id = n.child and immi_immigration_status = 'UASC'
               and immi_immigration_status_start_date <= n.day and (immi_immigration_status_end_date is null or immi_immigration_status_end_date > n.day)))
where nth = 1 and status = 'V2'
