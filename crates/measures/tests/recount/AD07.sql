-- Children with a placement order, not placed, who have waited over 121 days for a match.
select perm_person_id as child, snapshot as "on",
       julianday(snapshot) - julianday(perm_placement_order_date) > 121 and coalesce(perm_matched_date > snapshot, 1) as met
from months join ssd_permanence on perm_placement_order_date <= snapshot
where coalesce(perm_placed_for_adoption_date > snapshot, 1) and coalesce(perm_permanence_order_date > snapshot, 1)
  and coalesce(perm_decision_reversed_date > snapshot, 1)
