//! Foster households, the concerns about them and the children who live there; and complaints, audit actions, population.

use std::collections::HashMap;

use children::history::Spell;
use children::service::{AuditAction, Complaint, Household, HouseholdConcern, HouseholdPlace};

use super::making::{Before, Making};
use crate::doubt::What;
use crate::optional::{
    Optional, audit_actions, complaints, foster_concerns, foster_households, foster_places,
};
use crate::table::Lines;

impl<'s> Making<'s> {
    /// Households, and what the council's own tables tell of no child.
    pub(super) fn fostering(&mut self, own: &'s Optional) {
        let households = self.households(own);
        self.concerns(own, &households);
        self.places(own, &households);
        for household in &mut self.service.households {
            household.concerns.sort_by_key(|concern| concern.raised);
            household.concerns.shrink_to_fit();
            household.children.sort_by_key(|place| place.spell.from);
            household.children.shrink_to_fit();
        }
        self.others(own);
    }

    /// The households, and the place of each by its identifier.
    fn households(&mut self, own: &'s Optional) -> HashMap<&'s str, usize> {
        use foster_households as column;
        let mut places = HashMap::new();
        let mut repeated = Lines::default();
        let rows = self.every(&own.foster_households, |row, at| {
            let few = |cell: &crate::cell::Cell<i32>| {
                cell.value().and_then(|number| u8::try_from(number).ok())
            };
            let household = Household {
                id: row.household_id.text().into(),
                kind: row.kind.value(),
                enquired: at.day(&row.enquired_on, column::enquired_on),
                visited: at.day(&row.visited_on, column::visited_on),
                applied: at.day(&row.applied_on, column::applied_on),
                approved: at.day(&row.approved_on, column::approved_on),
                ended: at.day(&row.ended_on, column::ended_on),
                ended_why: row.ended_why.text().into(),
                places: few(&row.places),
                places_held: few(&row.places_not_available),
                reviewed: at.day(&row.reviewed_on, column::reviewed_on),
                concerns: Default::default(),
                children: Default::default(),
                at: at.origin(),
            };
            (row, household)
        });
        for (row, household) in rows {
            let id = row.household_id.text();
            if places.contains_key(id) {
                repeated.add(row.line);
                continue;
            }
            if !id.is_empty() {
                places.insert(id, self.service.households.len());
            }
            self.service.households.push(household);
        }
        let what = What::Repeated("the identifier of a household");
        self.doubt(&own.foster_households, None, repeated, what);
        places
    }

    fn concerns(&mut self, own: &'s Optional, households: &HashMap<&str, usize>) {
        let mut orphans = Lines::default();
        let concerns = self.every(&own.foster_concerns, |row, at| {
            let concern = HouseholdConcern {
                raised: at.day(&row.raised_on, foster_concerns::raised_on),
                by_carers: row.raised_by_carers.yes(),
                resolved: at.day(&row.resolved_on, foster_concerns::resolved_on),
                at: at.origin(),
            };
            (row, concern)
        });
        for (row, concern) in concerns {
            let place = households.get(row.household_id.text()).copied();
            match place.and_then(|place| self.service.households.get_mut(place)) {
                Some(household) => household.concerns.push(concern),
                None => orphans.add(row.line),
            }
        }
        let what = What::Orphan("a household");
        self.doubt(&own.foster_concerns, None, orphans, what);
    }

    fn places(&mut self, own: &'s Optional, households: &HashMap<&str, usize>) {
        let mut orphans = Lines::default();
        let places = self.each(
            &own.foster_places,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| {
                let spell = Spell {
                    from: at.day(&row.from, foster_places::from),
                    to: at.day(&row.to, foster_places::to),
                };
                (row, spell, at.origin())
            },
        );
        for (child, (row, spell, at)) in places {
            let place = households.get(row.household_id.text()).copied();
            match place.and_then(|place| self.service.households.get_mut(place)) {
                Some(household) => household.children.push(HouseholdPlace { child, spell, at }),
                None => orphans.add(row.line),
            }
        }
        let what = What::Orphan("a household");
        self.doubt(&own.foster_places, None, orphans, what);
    }

    fn others(&mut self, own: &'s Optional) {
        self.service.audit_actions = self.every(&own.audit_actions, |row, at| AuditAction {
            due: row.due_on.value(),
            closed: at.day(&row.closed_on, audit_actions::closed_on),
            at: at.origin(),
        });
        self.service.audit_actions.sort_by_key(|action| action.due);
        self.service.complaints = self.every(&own.complaints, |row, at| Complaint {
            received: at.day(&row.received_on, complaints::received_on),
            resolved: at.day(&row.resolved_on, complaints::resolved_on),
            complex: row.complex.yes() == Some(true),
            at: at.origin(),
        });
        self.service
            .complaints
            .sort_by_key(|complaint| complaint.received);
        let mut unused = Lines::default();
        let years = self.every(&own.population, |row, _| {
            let year = row.year.value().and_then(|year| i16::try_from(year).ok());
            let people = (row.aged_0_to_17.value())
                .and_then(|people| u32::try_from(people).ok())
                .filter(|people| *people > 0);
            let both = year.zip(people);
            if both.is_none() {
                unused.add(row.line);
            }
            both
        });
        self.service.population = years.into_iter().flatten().collect();
        self.service.population.sort_unstable();
        let what = What::Counted("estimates lack the year or the number, and were not used");
        self.doubt(&own.population, None, unused, what);
    }
}
