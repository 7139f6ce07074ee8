-- Days until the National Referral Mechanism decided.
select child_id as child, nrm_decided_on as "on", 0 as met,
       julianday(nrm_decided_on) - julianday(nrm_referred_on) as amount
from exploitation_assessments where nrm_decided_on between (select first from months where place = 0) and (select as_at from asked) and nrm_referred_on <= nrm_decided_on
