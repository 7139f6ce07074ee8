-- Those of 18 in a foster home until 18 who live with the same carers.
select l.child, "on", coalesce(clea_care_leaver_accommodation = 'Z', 0) as met
from (select *, clea_person_id as child, (select as_at from asked) as "on", (strftime('%Y', (select as_at from asked)) - strftime('%Y', born) - (substr((select as_at from asked), 6) < substr(born, 6))) as age
      from ssd_care_leavers join person on person.child = clea_person_id) l
where clea_care_leaver_eligibility <> 'No Current Eligibility' and age = 18 and exists (select 1 from period join ssd_cla_placement on clap_person_id = period.child and clap_cla_placement_end_date = period."to"
            where period.child = l.child and period."to" = min(date(born, '+216 months'), date(born, 'start of month', '+217 months', '-1 day')) and clap_cla_placement_type like 'U%')
