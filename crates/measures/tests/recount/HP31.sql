-- Children on a plan whose bedroom was seen in the last six weeks.
select child, day as "on", met from
(select child, day, date(day, '-42 days') >= since as old,
        exists (select 1 from ssd_cp_visits where cppv_person_id = child and cppv_cp_visit_date > date(day, '-42 days')
                and cppv_cp_visit_date between since and day and cppv_cp_visit_bedroom = 'Y') as met,
        exists (select 1 from ssd_cp_visits where cppv_person_id = child and cppv_cp_visit_date > date(day, '-42 days')
                and cppv_cp_visit_date between since and day and coalesce(cppv_cp_visit_bedroom, '') not in ('Y', 'N')) as silent
 from plan_now)
where met or old and not silent
