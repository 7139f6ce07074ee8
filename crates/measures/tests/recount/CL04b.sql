-- Children in care who live in a children's home or a secure home.
select child, day as "on", kind in ('K1', 'K2') as met from home_now where kind is not null
