-- Reviews of children of four and over in which they took part.
select clar_cla_person_id as child, clar_cla_review_date as "on",
       clar_cla_review_participation <> 'PN7' as met
from ssd_cla_reviews join person on child = clar_cla_person_id
where clar_cla_review_date between (select first from months where place = 0) and (select as_at from asked) and coalesce(clar_cla_review_cancelled, 'N') <> 'Y' and (strftime('%Y', clar_cla_review_date) - strftime('%Y', born) - (substr(clar_cla_review_date, 6) < substr(born, 6))) >= 4
  and clar_cla_review_participation is not null and clar_cla_review_participation <> 'PN0'
