-- Children in care of 5 to 16 with a personal education plan in the last four months.
select n.child, n.day as "on",
       exists (select 1 from personal_education_plans where child_id = n.child and min(date(held_on, '+4 months'), date(held_on, 'start of month', '+5 months', '-1 day')) >= n.day and held_on between n.since and n.day) as met
from care_now n join person on person.child = n.child
where (strftime('%Y', n.day) - strftime('%Y', born) - (substr(n.day, 6) < substr(born, 6))) between 5 and 16 and ((select min(date) from days where workday = (select workday from days where date = since) + 10) < n.day or exists (select 1 from personal_education_plans where child_id = n.child and held_on between n.since and n.day))
