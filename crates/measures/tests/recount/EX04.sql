-- Open children with a sign of exploitation in six months whose risk was assessed.
with sign as (
  select cina_person_id as child, cina_assessment_auth_date as at
  from ssd_cin_assessments join ssd_assessment_factors on cinf_assessment_id = cina_assessment_id, json_each(cinf_assessment_factors_json)
  where value in ('10A', '11A', '12A', '13A', '24A') and cina_assessment_auth_date is not null
  union
  select child_id, nrm_referred_on from exploitation_assessments where nrm_referred_on is not null
  union
  select miss_person_id, miss_missing_episode_start_date from ssd_missing third
  where coalesce(miss_missing_episode_type, 'M') <> 'A'
    and (select count(*) from ssd_missing each where each.miss_person_id = third.miss_person_id
         and coalesce(each.miss_missing_episode_type, 'M') <> 'A'
         and each.miss_missing_episode_start_date > date(third.miss_missing_episode_start_date, '-90 days')
         and each.miss_missing_episode_start_date <= third.miss_missing_episode_start_date) >= 3)
select child, day as "on",
       exists (select 1 from exploitation_assessments where child_id = child and assessed_on <= day
               and assessed_on >= min(date(last, '-3 months'), date(last, 'start of month', '-2 months', '-1 day'))) as met
from (select o.child, o.day, max(sign.at) as last from open_now o
      join sign on sign.child = o.child and sign.at <= o.day and sign.at > min(date(o.day, '-6 months'), date(o.day, 'start of month', '-5 months', '-1 day'))
      group by o.child, o.day)
