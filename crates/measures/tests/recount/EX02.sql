-- Children with an open risk of exploitation, no review overdue.
select child_id as child, snapshot as "on", min(review >= snapshot) as met from
(select child_id, snapshot, coalesce(next_review, min(date(assessed_on, '+3 months'), date(assessed_on, 'start of month', '+4 months', '-1 day'))) as review
 from (select *, row_number() over (partition by snapshot, child_id, kind order by assessed_on desc) as nth
       from months join exploitation_assessments on assessed_on <= snapshot)
 where nth = 1 and coalesce(level, '') <> 'none' and (closed_on is null or closed_on > snapshot))
group by child_id, snapshot
