-- Open child in need plans reviewed within three months.
select child, day as "on", coalesce(min(date(held, '+3 months'), date(held, 'start of month', '+4 months', '-1 day')) >= day, 0) as met
from (select *, (select max(held_on) from child_in_need_reviews where child_id = child and held_on <= day and held_on >= since) as held
      from need_plan_now)
where held is not null or min(date(since, '+3 months'), date(since, 'start of month', '+4 months', '-1 day')) < day
