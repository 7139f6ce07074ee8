-- Children missing in 90 days who were three times or more.
select miss_person_id as child, snapshot as "on", count(*) >= 3 as met
from months join ssd_missing on miss_missing_episode_start_date > date(snapshot, '-90 days') and miss_missing_episode_start_date <= snapshot
where coalesce(miss_missing_episode_type, 'M') <> 'A' group by miss_person_id, snapshot
