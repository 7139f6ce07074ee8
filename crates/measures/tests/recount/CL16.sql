-- Children of 4 to 16 in care for a year with a scored questionnaire.
select n.child, n.day as "on", (select csdq_sdq_score from ssd_sdq_scores where csdq_person_id = n.child and csdq_sdq_score is not null and min(date(csdq_sdq_completed_date, '+12 months'), date(csdq_sdq_completed_date, 'start of month', '+13 months', '-1 day')) >= n.day
        and csdq_sdq_completed_date <= n.day order by csdq_sdq_completed_date desc, line desc limit 1) is not null as met
from care_now n join person on person.child = n.child where min(date(since, '+12 months'), date(since, 'start of month', '+13 months', '-1 day')) <= n.day and (strftime('%Y', n.day) - strftime('%Y', born) - (substr(n.day, 6) < substr(born, 6))) between 4 and 16
