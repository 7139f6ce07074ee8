-- Children of the disabled children's service of 17 and a half with a plan for adult life.
select child_id as child, snapshot as "on", coalesce(transition_plan_agreed_on <= snapshot, 0) as met
from months join disabled_children on began_on <= snapshot and (ended_on is null or ended_on > snapshot) join person on child = child_id
where min(date(born, '+210 months'), date(born, 'start of month', '+211 months', '-1 day')) <= snapshot
