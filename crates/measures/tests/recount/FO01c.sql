-- Applications to foster that were approved.
select household_id as child, applied_on as "on", coalesce(approved_on <= (select as_at from asked), 0) as met from foster_households where applied_on between (select first from months where place = 0) and (select as_at from asked)
