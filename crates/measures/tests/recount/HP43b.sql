-- Private fostering visited when due.
select child_id as child, snapshot as "on",
       coalesce(julianday(snapshot) - julianday(visited) <= case when snapshot <= min(date(began_on, '+12 months'), date(began_on, 'start of month', '+13 months', '-1 day')) then 42 else 84 end, 0) as met
from (select *, (select min(date) from days where workday = (select workday from days where date = notified_on) + 7) as due,
             (select max(visited_on) from private_fostering_visits v where v.child_id = p.child_id
              and visited_on >= coalesce(notified_on, began_on) and visited_on <= snapshot) as visited
      from months join private_fostering p on coalesce(notified_on, began_on) <= snapshot and (ended_on is null or ended_on > snapshot))
where visited is not null or due < snapshot
