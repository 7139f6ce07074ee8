-- Assessments authorised within 45 working days of their start.
select cina_person_id as child,
       cina_assessment_auth_date as "on",
       (ended.workday - began.workday <= 45) as met
from ssd_cin_assessments
join days began on began.date = cina_assessment_start_date
join days ended on ended.date = cina_assessment_auth_date
join months on cina_assessment_auth_date between months.first and months.snapshot
where cina_assessment_start_date <= cina_assessment_auth_date
