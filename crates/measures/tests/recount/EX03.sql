-- Children referred to the National Referral Mechanism.
select child_id as child, nrm_referred_on as "on", 0 as met
from exploitation_assessments where nrm_referred_on between (select first from months where place = 0) and (select as_at from asked)
