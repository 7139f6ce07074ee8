-- Posts for social workers, vacant and filled.
select 'row' as child, snapshot as "on", 1 as met, max(established - filled, 0.0) as amount
from (select snapshot, team_id as counted, max(as_at) as latest from months join posts on as_at <= snapshot group by snapshot, team_id)
join posts on team_id is counted and as_at = latest
union all
select 'row', snapshot, 0, min(filled, established)
from (select snapshot, team_id as counted, max(as_at) as latest from months join posts on as_at <= snapshot group by snapshot, team_id)
join posts on team_id is counted and as_at = latest
