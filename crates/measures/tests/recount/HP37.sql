-- Children on a child in need plan seen at a visit within 30 working days.
select child, day as "on", met from
(select child, day, ((select workday from days where date = day) - (select workday from days where date = since)) > 30 as old, seen, coalesce(((select workday from days where date = day) - (select workday from days where date = seen)) <= 30, 0) as met
 from (select *, (select max(cinv_cin_visit_date) from ssd_cin_visits where cinv_person_id = child
                  and cinv_cin_visit_seen = 'Y' and cinv_cin_visit_date <= day and cinv_cin_visit_date >= since) as seen
       from need_plan_now n
       where not exists (select 1 from care_now c where c.child = n.child and c.day = n.day)
         and not exists (select 1 from plan_now p where p.child = n.child and p.day = n.day)))
where old or seen is not null
