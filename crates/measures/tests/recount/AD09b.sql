-- Adopters who finished stage 2 within four months.
select child, ended as "on", ended <= min(date(began, '+4 months'), date(began, 'start of month', '+5 months', '-1 day')) as met
from (select "Individual adopter identifier" as child, "Date Stage 2 started" as began, "Date Stage 2 ended" as ended from "List 11")
where ended between (select first from months where place = 0) and (select as_at from asked) and began <= ended
