-- Children who came into care and had a health assessment within 20 working days.
select child, "on", met from
(select period.child, "from" as "on", "to", (select min(date) from days where workday = (select workday from days where date = "from") + 20) as due,
        exists (select 1 from ssd_cla_health where clah_person_id = period.child and clah_health_check_type in ('HEALTH', 'IHA', 'RHA') and coalesce(lower(clah_health_check_status), '') not in ('refused', 'cancelled', 'planned', 'booked', 'not attended', 'did not attend', 'declined')
                and clah_health_check_date between "from" and (select min(date) from days where workday = (select workday from days where date = "from") + 20)) as met
 from period where "from" between (select first from months where place = 0) and (select as_at from asked) and not exists (select 1 from ssd_legal_status where lega_person_id = period.child and lega_legal_status in ('V3', 'V4')
                  and lega_legal_status_start_date <= "from" and (lega_legal_status_end_date is null or lega_legal_status_end_date > "from")))
where ("to" is null or "to" >= due) and (met or due < (select as_at from asked))
