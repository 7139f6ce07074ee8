-- Early help episodes begun: the dataset has no day of assessment.
select earl_person_id as child, earl_episode_start_date as "on", 0 as met
from ssd_early_help_episodes where earl_episode_start_date between (select first from months where place = 0) and (select as_at from asked)
