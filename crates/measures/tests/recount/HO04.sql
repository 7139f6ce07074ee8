-- Choice and consent recorded where section 20 was declined.
select child_id as child, presented_on as "on", consent_recorded = 'Y' as met
from homeless_young_people where presented_on between (select first from months where place = 0) and (select as_at from asked) and section_20_offered = 'Y' and outcome <> 'section 20' and consent_recorded in ('Y', 'N')
