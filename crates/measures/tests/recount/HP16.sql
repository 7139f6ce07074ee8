-- Open assessments begun more than 45 working days ago.
select cina_person_id as child, snapshot as "on",
       ((select workday from days where date = snapshot) - (select workday from days where date = cina_assessment_start_date)) > 45 as met
from months join ssd_cin_assessments on cina_assessment_start_date <= snapshot and (cina_assessment_auth_date is null or cina_assessment_auth_date > snapshot)
