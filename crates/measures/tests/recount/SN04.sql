-- Disabled children on a plan seen in time.
select child, day as "on", met from
(select child, day, ((select workday from days where date = day) - (select workday from days where date = since)) > within as old, seen, coalesce(((select workday from days where date = day) - (select workday from days where date = seen)) <= within, 0) as met
 from (select child, day, since, 15 as within, (select max(cppv_cp_visit_date) from ssd_cp_visits where cppv_person_id = child
               and cppv_cp_visit_seen = 'Y' and cppv_cp_visit_date <= day and cppv_cp_visit_date >= since) as seen from plan_now
       union all
       select child, day, since, 30, (select max(cinv_cin_visit_date) from ssd_cin_visits where cinv_person_id = child
               and cinv_cin_visit_seen = 'Y' and cinv_cin_visit_date <= day and cinv_cin_visit_date >= since) from need_plan_now n
       where not exists (select 1 from plan_now p where p.child = n.child and p.day = n.day)) n
 where child in (select child from disabled) and not exists (select 1 from care_now c where c.child = n.child and c.day = n.day))
where old or seen is not null
