-- Referrals that came from health services.
select child, "from" as "on", source in ('3A', '3B', '3C', '3D', '3E', '3F') as met
from need where "from" between (select first from months where place = 0) and (select as_at from asked) and source is not null
