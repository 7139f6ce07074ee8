-- Children who came back within twelve months of leaving care.
select period.child, min(date("to", '+12 months'), date("to", 'start of month', '+13 months', '-1 day')) as "on",
       exists (select 1 from period again where again.child = period.child and again."from" >= period."to" and again.id <> period.id
               and again."from" <= min(date(period."to", '+12 months'), date(period."to", 'start of month', '+13 months', '-1 day'))) as met
from period left join person on person.child = period.child
where min(date("to", '+12 months'), date("to", 'start of month', '+13 months', '-1 day')) between (select first from months where place = 0) and (select as_at from asked) and coalesce(why, '') not in ('E11', 'E12', 'E2', 'E3', 'E15', 'E16', 'E17', 'X1') and not exists (select 1 from ssd_legal_status where lega_person_id = period.child and lega_legal_status in ('V3', 'V4')
                  and lega_legal_status_start_date <= date("to", '-1 day') and (lega_legal_status_end_date is null or lega_legal_status_end_date > date("to", '-1 day')))
  and coalesce((strftime('%Y', "to") - strftime('%Y', born) - (substr("to", 6) < substr(born, 6))), 0) < 18
