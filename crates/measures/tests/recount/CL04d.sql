-- Children in care who live with their own parents.
select child, day as "on", kind = 'P1' as met from home_now where kind is not null
