-- Children who left care, once in a collection year.
select child, "to" as "on", 0 as met from
(select period.child, "to", row_number() over (partition by period.child, case when substr("to", 6) >= '04-01' then substr("to", 1, 4) || '-04-01' else (substr("to", 1, 4) - 1) || '-04-01' end order by "to") as nth
 from period where "to" is not null and not exists (select 1 from ssd_legal_status where lega_person_id = period.child and lega_legal_status in ('V3', 'V4')
                  and lega_legal_status_start_date <= date("to", '-1 day') and (lega_legal_status_end_date is null or lega_legal_status_end_date > date("to", '-1 day'))))
where nth = 1 and "to" between (select first from months where place = 0) and (select as_at from asked)
