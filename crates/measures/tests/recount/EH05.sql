-- Open early help led by another agency than the council.
select earl_person_id as child, snapshot as "on",
       earl_episode_organisation <> 'Council' as met
from months join ssd_early_help_episodes on earl_episode_start_date <= snapshot and (earl_episode_end_date is null or earl_episode_end_date > snapshot)
where earl_episode_organisation is not null
