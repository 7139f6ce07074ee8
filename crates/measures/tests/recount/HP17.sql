-- Assessments of children born and under 18 in which the child was seen.
select cina_person_id as child, cina_assessment_auth_date as "on",
       cina_assessment_child_seen = 'Y' as met
from ssd_cin_assessments join person on child = cina_person_id
where cina_assessment_auth_date between (select first from months where place = 0) and (select as_at from asked) and born <= cina_assessment_auth_date
  and (strftime('%Y', cina_assessment_auth_date) - strftime('%Y', born) - (substr(cina_assessment_auth_date, 6) < substr(born, 6))) < 18 and cina_assessment_child_seen in ('Y', 'N')
