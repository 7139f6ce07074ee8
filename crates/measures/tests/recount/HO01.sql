-- Young people who presented as homeless.
select child_id as child, presented_on as "on", 0 as met from homeless_young_people where presented_on between (select first from months where place = 0) and (select as_at from asked)
