-- Children on a plan, not in care, who went missing in twelve months.
select child, day as "on",
       exists (select 1 from ssd_missing where miss_person_id = child and coalesce(miss_missing_episode_type, 'M') <> 'A'
               and miss_missing_episode_start_date > min(date(day, '-12 months'), date(day, 'start of month', '-11 months', '-1 day')) and miss_missing_episode_start_date <= day) as met
from (select child, day from plan_now union select child, day from need_plan_now) n
where not exists (select 1 from care_now c where c.child = n.child and c.day = n.day)
