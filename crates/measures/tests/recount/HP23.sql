-- Children on a plan of this council.
select child, day as "on", 0 as met from plan_now
