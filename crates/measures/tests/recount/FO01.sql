-- Enquiries to foster that became applications.
select household_id as child, enquired_on as "on", coalesce(applied_on <= (select as_at from asked), 0) as met from foster_households where enquired_on between (select first from months where place = 0) and (select as_at from asked)
