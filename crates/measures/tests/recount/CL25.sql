-- Children in care with three or more case workers in twelve months.
select child, day as "on", workers >= 3 as met from
(select n.child, n.day, (select count(distinct invo_professional_id) from ssd_involvements where invo_person_id = n.child and invo_professional_role_id = 'CW'
       and invo_involvement_start_date <= n.day and (invo_involvement_end_date is null or invo_involvement_end_date > min(date(n.day, '-12 months'), date(n.day, 'start of month', '-11 months', '-1 day')))) as workers from care_now n)
where workers > 0
