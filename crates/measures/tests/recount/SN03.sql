-- Children in need recorded as disabled.
select child, day as "on", child in (select child from disabled) as met from open_now
