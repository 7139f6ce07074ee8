-- Children of 10 to 17 in care for a year convicted or cautioned.
select n.child, n.day as "on",
       exists (select 1 from ssd_cla_convictions where clac_person_id = n.child and clac_cla_conviction_date > min(date(n.day, '-12 months'), date(n.day, 'start of month', '-11 months', '-1 day')) and clac_cla_conviction_date <= n.day) as met
from care_now n join person on person.child = n.child where min(date(since, '+12 months'), date(since, 'start of month', '+13 months', '-1 day')) <= n.day and (strftime('%Y', n.day) - strftime('%Y', born) - (substr(n.day, 6) < substr(born, 6))) between 10 and 17
