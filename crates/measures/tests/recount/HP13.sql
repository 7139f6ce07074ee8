-- Referrals assessed and found not to be in need.
with own as (
  select need.id, cina_assessment_outcome_nfa as nfa from need join ssd_cin_assessments on cina_person_id = child
   and cina_assessment_start_date >= "from" and ("to" is null or cina_assessment_start_date <= "to")
   and cina_assessment_auth_date <= (select as_at from asked))
select child, "from" as "on",
       coalesce(why = 'RC8' and "to" is not null, 0) or exists (select 1 from own where own.id = need.id and own.nfa = 'Y') as met
from need
where "from" between (select first from months where place = 0) and (select as_at from asked)
  and ("to" <= (select as_at from asked) or (select min(date) from days where workday = (select workday from days where date = "from") + 45) < (select as_at from asked) or id in (select id from own))
