-- Approved adopters not matched with a child.
select child, snapshot as "on", coalesce(matched > snapshot, 1) as met
from months join (select "Individual adopter identifier" as child, "Date application approved" as approved,
                         "Date adopter matched with child(ren)" as matched, "Date of Adoption Order" as ordered,
                         "Date of leaving adoption process" as "left" from "List 11")
  on approved <= snapshot and coalesce(ordered > snapshot, 1) and coalesce("left" > snapshot, 1)
