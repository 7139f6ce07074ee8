-- Children in care more than twenty miles from home.
select child, day as "on", distance > 20 as met from home_now where distance < 999.9
