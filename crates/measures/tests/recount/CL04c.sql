-- Children in care who live in semi-independent, supported or independent living.
select child, day as "on", kind in ('H5', 'K3', 'P2') as met from home_now where kind is not null
