-- Children accommodated for short breaks reviewed in six months.
select child, "on", coalesce(min(date(held, '+6 months'), date(held, 'start of month', '+7 months', '-1 day')) >= "on", 0) as met from
(select lega_person_id as child, snapshot as "on", lega_legal_status_start_date as since,
        (select max(held) from (select clar_cla_review_date as held from ssd_cla_reviews
                                where clar_cla_person_id = lega_person_id and coalesce(clar_cla_review_cancelled, 'N') <> 'Y'
                                union all select short_breaks_reviewed_on from disabled_children where child_id = lega_person_id)
         where held <= snapshot) as held
 from months join ssd_legal_status on lega_legal_status_start_date <= snapshot and (lega_legal_status_end_date is null or lega_legal_status_end_date > snapshot)
 where lega_legal_status in ('V3', 'V4'))
where held is not null or min(date(since, '+6 months'), date(since, 'start of month', '+7 months', '-1 day')) < "on"
