-- Early help ended whose three months after are over: stepped up, or a referral in them.
select child, "on", met from
(select earl_person_id as child, min(date(earl_episode_end_date, '+3 months'), date(earl_episode_end_date, 'start of month', '+4 months', '-1 day')) as "on",
        coalesce(earl_episode_end_reason like '%step% up%', 0)
        or exists (select 1 from need where child = earl_person_id
                   and "from" between earl_episode_end_date and min(date(earl_episode_end_date, '+3 months'), date(earl_episode_end_date, 'start of month', '+4 months', '-1 day'))) as met
 from ssd_early_help_episodes)
where "on" between (select first from months where place = 0) and (select as_at from asked)
