-- Children for whom care proceedings were issued.
select child_id as child, issued_on as "on", 0 as met from care_proceedings where issued_on between (select first from months where place = 0) and (select as_at from asked)
