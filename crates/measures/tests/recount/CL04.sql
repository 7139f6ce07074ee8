-- Children in care who live in a foster home.
select child, day as "on", kind like 'U%' as met from home_now where kind is not null
