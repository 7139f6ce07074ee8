-- Young people placed in bed and breakfast for a night or more.
select child_id as child, presented_on as "on",
       exists (select 1 from homeless_nights n where n.case_id = homeless_young_people.case_id and stayed = 'bed and breakfast'
               and "from" <= (select as_at from asked) and ("to" is null or "to" <> "from")) as met from homeless_young_people where presented_on between (select first from months where place = 0) and (select as_at from asked)
