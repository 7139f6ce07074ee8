-- Episodes of need closed to early help whose twelve months after are over, without a new referral in them.
select child, "on", not again as met from
(select need.child, min(date(need."to", '+12 months'), date(need."to", 'start of month', '+13 months', '-1 day')) as "on",
        exists (select 1 from need later where later.child = need.child and later."from" > need."to"
                and later."from" <= min(date(need."to", '+12 months'), date(need."to", 'start of month', '+13 months', '-1 day'))) as again
 from need
 where why = 'RC9' or exists (select 1 from ssd_early_help_episodes where earl_person_id = need.child
        and earl_episode_start_date between date(need."to", '-28 days') and date(need."to", '+28 days')))
where "on" between (select first from months where place = 0) and (select as_at from asked)
