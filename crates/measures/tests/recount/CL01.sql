-- Children in care.
select child, day as "on", 0 as met from care_now
