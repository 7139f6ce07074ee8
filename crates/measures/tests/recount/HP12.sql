-- Referrals closed with no further action.
select child, "from" as "on", nfa = 'Y' as met
from need where "from" between (select first from months where place = 0) and (select as_at from asked) and nfa is not null
