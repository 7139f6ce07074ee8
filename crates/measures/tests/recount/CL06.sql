-- Children under 16 in care for two and a half years who have lived with the same carer for two.
with recursive back(child, day, began, kind, depth) as (
  select h.child, h.day, h."from", h.kind, 0 from home_now h join person on person.child = h.child
  where min(date(h.since, '+30 months'), date(h.since, 'start of month', '+31 months', '-1 day')) <= h.day and (strftime('%Y', h.day) - strftime('%Y', born) - (substr(h.day, 6) < substr(born, 6))) < 16
  union
  select back.child, back.day, clap_cla_placement_start_date, clap_cla_placement_type, depth + 1
  from back join ssd_cla_placement on clap_person_id = back.child and clap_cla_placement_end_date = began
   and clap_cla_placement_start_date < began and (clap_cla_placement_change_reason = 'PLACE' or back.kind like 'A_' and depth = 0))
select child, day as "on", min(date(min(began), '+24 months'), date(min(began), 'start of month', '+25 months', '-1 day')) <= day as met from back group by child, day
