-- Times missing of children in care who went missing in the year so far.
select child, day as "on", 0 as met, times * 1.0 as amount from
(select snapshot as day, period.child,
        (select count(*) from ssd_missing where miss_person_id = period.child and coalesce(miss_missing_episode_type, 'M') <> 'A'
         and miss_missing_episode_start_date between case when substr(snapshot, 6) >= '04-01' then substr(snapshot, 1, 4) || '-04-01' else (substr(snapshot, 1, 4) - 1) || '-04-01' end and snapshot
         and exists (select 1 from period p where p.child = period.child and p."from" <= miss_missing_episode_start_date
                     and (p."to" is null or p."to" > miss_missing_episode_start_date))) as times
 from months join period on "from" <= snapshot and ("to" is null or "to" > case when substr(snapshot, 6) >= '04-01' then substr(snapshot, 1, 4) || '-04-01' else (substr(snapshot, 1, 4) - 1) || '-04-01' end)
 where not exists (select 1 from ssd_legal_status where lega_person_id = period.child and lega_legal_status in ('V3', 'V4'))
    or exists (select 1 from days where date >= case when substr(snapshot, 6) >= '04-01' then substr(snapshot, 1, 4) || '-04-01' else (substr(snapshot, 1, 4) - 1) || '-04-01' end and date <= snapshot and date >= "from" and ("to" is null or date < "to")
               and not exists (select 1 from ssd_legal_status where lega_person_id = period.child and lega_legal_status in ('V3', 'V4')
                  and lega_legal_status_start_date <= date and (lega_legal_status_end_date is null or lega_legal_status_end_date > date)))
 group by snapshot, period.child)
where times > 0
