-- Children in care for a year with a dental check in twelve months.
select n.child, n.day as "on",
       exists (select 1 from ssd_cla_health where clah_person_id = n.child and clah_health_check_type in ('DENTAL') and coalesce(lower(clah_health_check_status), '') not in ('refused', 'cancelled', 'planned', 'booked', 'not attended', 'did not attend', 'declined')
               and min(date(clah_health_check_date, '+12 months'), date(clah_health_check_date, 'start of month', '+13 months', '-1 day')) >= n.day and clah_health_check_date <= n.day) as met
from care_now n where min(date(since, '+12 months'), date(since, 'start of month', '+13 months', '-1 day')) <= n.day
