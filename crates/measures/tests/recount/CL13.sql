-- Children in care for a year with a health assessment in the time for their age.
select n.child, n.day as "on",
       case when (strftime('%Y', n.day) - strftime('%Y', born) - (substr(n.day, 6) < substr(born, 6))) < 5 then exists (select 1 from ssd_cla_health where clah_person_id = n.child and clah_health_check_type in ('HEALTH', 'IHA', 'RHA') and coalesce(lower(clah_health_check_status), '') not in ('refused', 'cancelled', 'planned', 'booked', 'not attended', 'did not attend', 'declined')
               and min(date(clah_health_check_date, '+6 months'), date(clah_health_check_date, 'start of month', '+7 months', '-1 day')) >= n.day and clah_health_check_date <= n.day)
       else exists (select 1 from ssd_cla_health where clah_person_id = n.child and clah_health_check_type in ('HEALTH', 'IHA', 'RHA') and coalesce(lower(clah_health_check_status), '') not in ('refused', 'cancelled', 'planned', 'booked', 'not attended', 'did not attend', 'declined')
               and min(date(clah_health_check_date, '+12 months'), date(clah_health_check_date, 'start of month', '+13 months', '-1 day')) >= n.day and clah_health_check_date <= n.day) end as met
from care_now n join person on person.child = n.child where min(date(since, '+12 months'), date(since, 'start of month', '+13 months', '-1 day')) <= n.day and born is not null
