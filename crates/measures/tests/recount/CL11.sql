-- Children in care seen alone at the last visit.
select child, day as "on", alone = 'Y' as met from
(select n.child, n.day, clav_cla_visit_seen_alone as alone,
        row_number() over (partition by n.child, n.day order by clav_cla_visit_date desc, ssd_cla_visits.line desc) as nth
 from care_now n join person on person.child = n.child
 join ssd_cla_visits on clav_person_id = n.child and clav_cla_visit_date <= n.day and clav_cla_visit_date >= n.since
  and clav_cla_visit_seen = 'Y'
 where (strftime('%Y', n.day) - strftime('%Y', born) - (substr(n.day, 6) < substr(born, 6))) >= 4)
where nth = 1 and alone in ('Y', 'N')
