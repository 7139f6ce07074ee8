-- Review conferences that were quorate.
select cppr_person_id as child, cppr_cp_review_date as "on", cppr_cp_review_quorate = 'Y' as met
from ssd_cp_reviews where cppr_cp_review_date between (select first from months where place = 0) and (select as_at from asked) and cppr_cp_review_quorate in ('Y', 'N')
