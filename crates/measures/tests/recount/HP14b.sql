-- Referrals that came from schools and education services.
select child, "from" as "on", source in ('2A', '2B') as met
from need where "from" between (select first from months where place = 0) and (select as_at from asked) and source is not null
