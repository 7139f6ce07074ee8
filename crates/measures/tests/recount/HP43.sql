-- Private fostering visited within seven working days of the notice.
select child_id as child, notified_on as "on", coalesce(first <= due, 0) as met
from (select *, (select min(date) from days where workday = (select workday from days where date = notified_on) + 7) as due,
             (select min(visited_on) from private_fostering_visits v where v.child_id = p.child_id and visited_on >= notified_on) as first
      from private_fostering p)
where notified_on between (select first from months where place = 0) and (select as_at from asked) and (first is not null or due < (select as_at from asked))
