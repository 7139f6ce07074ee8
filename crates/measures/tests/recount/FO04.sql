-- Children in foster homes with the council's own carers.
select child, day as "on", provider = 'PR1' as met from home_now where kind like 'U%' and provider is not null
