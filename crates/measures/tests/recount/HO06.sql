-- Those who came into care at 16 or 17 and had presented as homeless in three months.
select period.child, "from" as "on",
       exists (select 1 from homeless_young_people where child_id = period.child and presented_on between min(date("from", '-3 months'), date("from", 'start of month', '-2 months', '-1 day')) and "from") as met
from period join person on person.child = period.child
where "from" between (select first from months where place = 0) and (select as_at from asked) and (strftime('%Y', "from") - strftime('%Y', born) - (substr("from", 6) < substr(born, 6))) in (16, 17) and not exists (select 1 from ssd_legal_status where lega_person_id = period.child and lega_legal_status in ('V3', 'V4')
                  and lega_legal_status_start_date <= "from" and (lega_legal_status_end_date is null or lega_legal_status_end_date > "from"))
