-- Children with an open episode of need.
select child, day as "on", 0 as met from open_now
