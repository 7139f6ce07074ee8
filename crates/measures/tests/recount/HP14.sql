-- Referrals that came from the police.
select child, "from" as "on", source in ('6') as met
from need where "from" between (select first from months where place = 0) and (select as_at from asked) and source is not null
