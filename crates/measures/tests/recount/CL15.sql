-- Children in care for a year up to date with immunisations.
select child, day as "on", so = 'Y' as met from
(select n.child, n.day, clai_immunisations_status as so, row_number() over (partition by n.child, n.day order by clai_immunisations_status_date desc) as nth
 from care_now n join ssd_cla_immunisations on clai_person_id = n.child and clai_immunisations_status_date <= n.day where min(date(since, '+12 months'), date(since, 'start of month', '+13 months', '-1 day')) <= n.day)
where nth = 1 and so in ('Y', 'N')
