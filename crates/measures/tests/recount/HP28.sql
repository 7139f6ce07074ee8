-- Children on a plan for three months or more: every review of the year so far in time, none overdue.
with held as (
  select plan.child, plan.id, cppr_cp_review_date as held,
         lag(cppr_cp_review_date) over (partition by plan.id order by cppr_cp_review_date) as before,
         plan."from" as conference
  from plan join ssd_cp_reviews on cppr_cp_plan_id = plan.id where cppr_cp_review_date >= plan."from"),
each as (select *, held <= case when before is null then min(date(conference, '+3 months'), date(conference, 'start of month', '+4 months', '-1 day')) else min(date(before, '+6 months'), date(before, 'start of month', '+7 months', '-1 day')) end as in_time from held)
select child, day as "on",
       not exists (select 1 from each where each.id = plan_now.id and not in_time and held <= day
                   and held >= case when substr(day, 6) >= '04-01' then substr(day, 1, 4) || '-04-01' else (substr(day, 1, 4) - 1) || '-04-01' end)
       and day <= coalesce((select min(date(max(held), '+6 months'), date(max(held), 'start of month', '+7 months', '-1 day')) from each where each.id = plan_now.id and held <= day),
           min(date(since, '+3 months'), date(since, 'start of month', '+4 months', '-1 day'))) as met
from plan_now where min(date(since, '+3 months'), date(since, 'start of month', '+4 months', '-1 day')) <= day
