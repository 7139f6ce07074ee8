-- Assessments authorised that found mental health.
select child, "on", met from
(select cina_person_id as child, cina_assessment_auth_date as "on",
        max(value in ('4A', '4B', '4C')) as met
 from ssd_cin_assessments join ssd_assessment_factors on cinf_assessment_id = cina_assessment_id,
      json_each(cinf_assessment_factors_json)
 where cina_assessment_auth_date between (select first from months where place = 0) and (select as_at from asked) and value <> '21'
 group by cina_assessment_id)
