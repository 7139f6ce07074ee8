-- Children in care in a place without the registration it needs, or in supported living under 16.
select n.child, n.day as "on",
       (kind in ('K1', 'K2', 'R3') or kind in ('H5', 'K3') and n.day >= '2023-10-28') and urn is null or kind in ('H5', 'K3') and coalesce((strftime('%Y', n.day) - strftime('%Y', born) - (substr(n.day, 6) < substr(born, 6))) < 16, 0) as met
from home_now n left join person on person.child = n.child where kind is not null
