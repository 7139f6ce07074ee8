-- Children on a plan with the core group in time.
select child, day as "on",
       case when last is null then 0 else ((select workday from days where date = day) - (select workday from days where date = last)) <= 30 end as met
from (select *, (select max(held_on) from core_groups where child_id = child and held_on >= since and held_on <= day) as last,
             (select min(date) from days where workday = (select workday from days where date = since) + 10) as due from plan_now)
where last is not null or ((select workday from days where date = day) - (select workday from days where date = since)) > 10
