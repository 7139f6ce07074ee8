-- Times missing ended with an interview within 72 hours.
select child, "on", coalesce(held <= till, 0) as met from
(select miss_person_id as child, miss_missing_episode_end_date as "on", held, coalesce(held < coalesce(returned, miss_missing_episode_end_date), 0) as before,
        case when length(returned) > 10 and length(held) > 10 then strftime('%Y-%m-%d %H:%M', returned, '+72 hours')
             else date(coalesce(returned, miss_missing_episode_end_date), '+3 days') || ' 99' end as till
 from ssd_missing m left join return_interviews i on i.line = (select min(line) from return_interviews o where o.child_id = miss_person_id
        and (missing_from = miss_missing_episode_start_date or missing_from is null and date(returned) = miss_missing_episode_end_date))
 where miss_missing_episode_end_date between (select first from months where place = 0) and (select as_at from asked) and coalesce(miss_missing_episode_type, 'M') <> 'A')
where not before and (held <= (select as_at from asked) or date("on", '+3 days') < (select as_at from asked))
