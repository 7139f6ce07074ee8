-- Children in care for four months with a plan for permanence.
select child, day as "on",
       exists (select 1 from ssd_cla_care_plan, json_each(lacp_cla_care_plan_json) where lacp_person_id = child and value = 'Y'
               and lacp_cla_care_plan_start_date between since and day)
       or exists (select 1 from permanence_decisions where child_id = child and considered_on between since and day) as met
from care_now where min(date(since, '+4 months'), date(since, 'start of month', '+5 months', '-1 day')) <= day
