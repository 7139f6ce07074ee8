-- Children in foster homes with relatives or friends.
select child, day as "on", kind in ('U1', 'U2', 'U3') as met from home_now where kind like 'U%'
