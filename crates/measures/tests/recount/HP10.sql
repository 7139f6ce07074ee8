-- Referrals made: two of one child on one day count once.
select distinct child, "from" as "on", 0 as met from need where "from" between (select first from months where place = 0) and (select as_at from asked)
