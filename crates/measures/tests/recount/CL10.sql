-- Children in care visited within the interval of their placement.
select child, day as "on", coalesce(last >= "from" and till >= day, 0) as met from
(select *, case when kind in ('U1', 'U4') and min(date("from", '+12 months'), date("from", 'start of month', '+13 months', '-1 day')) <= day then min(date(last, '+3 months'), date(last, 'start of month', '+4 months', '-1 day')) else date(last, '+42 days') end as till from
 (select n.*, (select max(clav_cla_visit_date) from ssd_cla_visits where clav_person_id = n.child and clav_cla_visit_seen = 'Y'
               and clav_cla_visit_date >= n."from" and clav_cla_visit_date <= n.day) as last from home_now n))
where last >= "from" and till >= day
   or (last is not null or date("from", '+7 days') < day)
      and not exists (select 1 from ssd_cla_visits where clav_person_id = child and clav_cla_visit_seen is null
                      and clav_cla_visit_date <= day
                      and clav_cla_visit_date > coalesce((select max(v.clav_cla_visit_date) from ssd_cla_visits v where v.clav_person_id = child
                          and v.clav_cla_visit_seen = 'Y' and v.clav_cla_visit_date between since and day), ''))
