-- Families with two or more children in care, all living in one home.
with lives as (
  select c.day, fami_family_id as family, c.child,
         coalesce((select 'household ' || household_id from foster_places where child_id = c.child and "from" <= c.day and ("to" is null or "to" > c.day) limit 1),
                  (select 'number ' || urn from home_now h where h.child = c.child and h.day = c.day and kind not like 'U%')) as home
  from care_now c join ssd_family on fami_person_id = c.child)
select (select pers_person_id from ssd_person join ssd_family on fami_person_id = pers_person_id
        where fami_family_id = family and pers_person_id in (select child from period) order by ssd_person.line limit 1) as child,
       day as "on", count(distinct home) = 1 as met
from lives group by family, day having count(*) > 1 and count(home) = count(*)
