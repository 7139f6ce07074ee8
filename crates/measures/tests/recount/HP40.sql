-- Pre-proceedings concluded within 16 weeks.
select prep_person_id as child, prep_agree_stepdown_issue_date as "on",
       julianday(prep_agree_stepdown_issue_date) - julianday(prep_pre_pro_decision_date) <= 112 as met
from ssd_pre_proceedings where prep_agree_stepdown_issue_date between (select first from months where place = 0) and (select as_at from asked) and prep_pre_pro_decision_date <= prep_agree_stepdown_issue_date
