-- Children missing for more than 24 hours.
select miss_person_id as child, snapshot as "on", miss_missing_episode_start_date < snapshot as met
from months join ssd_missing on miss_missing_episode_start_date <= snapshot and (miss_missing_episode_end_date is null or miss_missing_episode_end_date > snapshot) where coalesce(miss_missing_episode_type, 'M') <> 'A'
