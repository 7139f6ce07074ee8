-- Those of 18 to 20 in a foster home until 18 who live with the same carers.
select l.child, "on", coalesce(clea_care_leaver_accommodation = 'Z', 0) as met
from (select *, clea_person_id as child, (select as_at from asked) as "on", (strftime('%Y', (select as_at from asked)) - strftime('%Y', born) - (substr((select as_at from asked), 6) < substr(born, 6))) as age
      from ssd_care_leavers join person on person.child = clea_person_id) l
where clea_care_leaver_eligibility <> 'No Current Eligibility' and age between 18 and 20 and exists (select 1 from period
            where period.child = l.child and abs(julianday(period."to") - julianday(min(date(born, '+216 months'), date(born, 'start of month', '+217 months', '-1 day')))) <= 1
              and (select clap_cla_placement_type from ssd_cla_placement
                   where clap_person_id = l.child and clap_cla_placement_start_date < period."to"
                     and (clap_cla_placement_end_date is null or clap_cla_placement_end_date >= period."to")
                   order by coalesce(clap_cla_placement_type, '') like 'T_', clap_cla_placement_start_date desc limit 1) like 'U%')
