-- Adopters who finished stage 1 within two months.
select child, ended as "on", ended <= min(date(began, '+2 months'), date(began, 'start of month', '+3 months', '-1 day')) as met
from (select "Individual adopter identifier" as child, "Date Stage 1 started" as began, "Date Stage 1 ended" as ended from "List 11")
where ended between (select first from months where place = 0) and (select as_at from asked) and began <= ended
