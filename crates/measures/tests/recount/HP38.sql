-- Children in need for 730 days or more.
select child, day as "on", julianday(day) - julianday(since) >= 730 as met from need_now
