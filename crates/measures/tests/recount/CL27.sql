-- Children who left care to a special guardian.
select child, "to" as "on", why in ('E45', 'E46', 'E47', 'E48') as met
from period where "to" between (select first from months where place = 0) and (select as_at from asked) and why is not null and why <> 'X1' and not exists (select 1 from ssd_legal_status where lega_person_id = period.child and lega_legal_status in ('V3', 'V4')
                  and lega_legal_status_start_date <= date("to", '-1 day') and (lega_legal_status_end_date is null or lega_legal_status_end_date > date("to", '-1 day')))
