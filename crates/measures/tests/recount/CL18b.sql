-- Of those, the ones who received help.
select child, day as "on", helped as met from
(select n.child, n.day, (select max(clas_intervention_received = 'Y') from ssd_cla_substance_misuse where clas_person_id = n.child and clas_substance_misuse_date > min(date(n.day, '-12 months'), date(n.day, 'start of month', '-11 months', '-1 day')) and clas_substance_misuse_date <= n.day and clas_intervention_received in ('Y', 'N')) as helped from care_now n where min(date(since, '+12 months'), date(since, 'start of month', '+13 months', '-1 day')) <= n.day)
where helped is not null
