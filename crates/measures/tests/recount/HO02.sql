-- Young people assessed by children's services.
select child_id as child, presented_on as "on", coalesce(assessed_on <= (select as_at from asked), 0) as met from homeless_young_people where presented_on between (select first from months where place = 0) and (select as_at from asked)
