-- Children in care with a review due in twelve months, every one in time.
select child, day as "on", coalesce(met, 0) as met from
(select n.child, n.day, n.since,
   (select min(clar_cla_review_date is not null and clar_cla_review_date <= clar_cla_review_due_date) from ssd_cla_reviews
    where clar_cla_person_id = n.child and coalesce(clar_cla_review_cancelled, 'N') <> 'Y' and clar_cla_review_due_date >= n.since and clar_cla_review_due_date > min(date(n.day, '-12 months'), date(n.day, 'start of month', '-11 months', '-1 day')) and clar_cla_review_due_date <= n.day
     and not (clar_cla_review_due_date = n.day and coalesce(clar_cla_review_date > n.day, 1))) as met,
   (select count(*) from ssd_cla_reviews where clar_cla_person_id = n.child and coalesce(clar_cla_review_cancelled, 'N') <> 'Y' and clar_cla_review_date <= n.day and clar_cla_review_date >= n.since) as held
 from care_now n)
where met is not null or held = 0 and ((select workday from days where date = day) - (select workday from days where date = since)) > 20
