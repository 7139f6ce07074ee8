-- Times missing ended after which a return interview was offered.
select miss_person_id as child, miss_missing_episode_end_date as "on", was_offered = 'Y' as met
from (select m.*, coalesce(case when held is not null then 'Y' end, offered, miss_missing_rhi_offered) as was_offered,
             coalesce(case when held is not null then 'Y' when declined = 'Y' then 'N' end, miss_missing_rhi_accepted) as was_accepted
      from ssd_missing m left join return_interviews i on i.line = (select min(line) from return_interviews o where o.child_id = miss_person_id
        and (missing_from = miss_missing_episode_start_date or missing_from is null and date(returned) = miss_missing_episode_end_date)))
where miss_missing_episode_end_date between (select first from months where place = 0) and (select as_at from asked) and was_offered in ('Y', 'N') and coalesce(miss_missing_episode_type, 'M') <> 'A'
