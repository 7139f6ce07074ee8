-- Children on a plan of four and over seen alone at the last visit.
select child, day as "on", alone = 'Y' as met from
(select plan_now.child, day, cppv_cp_visit_seen_alone as alone,
        row_number() over (partition by plan_now.id, day order by cppv_cp_visit_date desc, ssd_cp_visits.line desc) as nth
 from plan_now join person on person.child = plan_now.child
 join ssd_cp_visits on cppv_person_id = plan_now.child and cppv_cp_visit_date <= day and cppv_cp_visit_date >= since
  and cppv_cp_visit_seen = 'Y'
 where (strftime('%Y', day) - strftime('%Y', born) - (substr(day, 6) < substr(born, 6))) >= 4)
where nth = 1 and alone in ('Y', 'N')
