-- Children who came into care as unaccompanied asylum seekers.
select child, "from" as "on",
       exists (select 1 from ssd_immigration_status where immi_person_id = child and immi_immigration_status = 'UASC'
               and immi_immigration_status_start_date <= "from" and (immi_immigration_status_end_date is null or immi_immigration_status_end_date > "from")) as met from
(select period.child, "from", row_number() over (partition by period.child, case when substr("from", 6) >= '04-01' then substr("from", 1, 4) || '-04-01' else (substr("from", 1, 4) - 1) || '-04-01' end order by "from") as nth
 from period where not exists (select 1 from ssd_legal_status where lega_person_id = period.child and lega_legal_status in ('V3', 'V4')
                  and lega_legal_status_start_date <= "from" and (lega_legal_status_end_date is null or lega_legal_status_end_date > "from")))
where nth = 1 and "from" between (select first from months where place = 0) and (select as_at from asked)
