-- Review conferences of children of four and over in which the child took part.
select cppr_person_id as child, cppr_cp_review_date as "on",
       cppr_cp_review_participation in ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6') as met
from ssd_cp_reviews join person on child = cppr_person_id
where cppr_cp_review_date between (select first from months where place = 0) and (select as_at from asked) and (strftime('%Y', cppr_cp_review_date) - strftime('%Y', born) - (substr(cppr_cp_review_date, 6) < substr(born, 6))) >= 4
  and cppr_cp_review_participation is not null and cppr_cp_review_participation <> 'PN0'
