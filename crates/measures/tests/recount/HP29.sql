-- Children on a plan seen at a visit within 15 working days.
select child, day as "on", met from
(select child, day, ((select workday from days where date = day) - (select workday from days where date = since)) > 15 as old, seen, coalesce(((select workday from days where date = day) - (select workday from days where date = seen)) <= 15, 0) as met
 from (select *, (select max(cppv_cp_visit_date) from ssd_cp_visits where cppv_person_id = child
                  and cppv_cp_visit_seen = 'Y' and cppv_cp_visit_date <= day and cppv_cp_visit_date >= since) as seen from plan_now))
where old or seen is not null
