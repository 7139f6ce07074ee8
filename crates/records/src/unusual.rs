//! Looks worth asking about: what the rules need of the children who were looked at stays in here, and what comes out
//! names nobody.

use std::collections::{BTreeMap, BTreeSet};

use access::unusual::{Facts, Looked, OfChild, OfPerson, Unusual, unusual};
use children::service::ChildId;
use jiff::civil::Date;

use crate::Records;

impl Records {
    /// What is unusual among looks, told what is known of the people who looked; `shown` says which days are wanted.
    /// Takes as long as reading the looks does: not for a thread that serves.
    #[must_use]
    pub fn unusual(
        &self,
        looks: &[Looked],
        people: BTreeMap<String, OfPerson>,
        shown: (Date, Date),
    ) -> Vec<Unusual> {
        let opened: BTreeSet<&str> = looks
            .iter()
            .filter_map(|looked| match looked.entry.children.as_slice() {
                [child] => Some(child.as_str()),
                _ => None,
            })
            .collect();
        let streets = self.streets(&opened);
        let children = opened
            .into_iter()
            .filter_map(|address| {
                let child = self.addresses.child(address)?;
                let facts = self.facts(child, streets.get(&child).cloned().unwrap_or_default());
                Some((address.to_owned(), facts))
            })
            .collect();
        let holidays = children::calendar::bank_holidays()
            .iter()
            .map(|holiday| holiday.day.date())
            .collect();
        let facts = Facts {
            people,
            children,
            holidays,
        };
        unusual(looks, &facts, shown)
    }

    fn facts(&self, child: ChildId, streets: Vec<String>) -> OfChild {
        let names = self.service.names.get(child as usize);
        OfChild {
            surname: names.map_or_else(String::new, |names| names.surname.to_string()),
            streets,
            teams: self.teams_around(child),
        }
    }

    /// Identifiers of the teams that work or worked with a child, and of those above them.
    fn teams_around(&self, child: ChildId) -> BTreeSet<String> {
        let mut around = BTreeSet::new();
        let Some(history) = self.history(child) else {
            return around;
        };
        let of_involvements = history.involvements.iter().filter_map(|each| each.team);
        let of_referrals = history.referrals.iter().filter_map(|each| each.team);
        for team in of_involvements.chain(of_referrals) {
            let mut at = Some(team);
            // A table that names a team as its own grandparent ends here too, as nothing new is found.
            while let Some(team) = at.and_then(|at| self.service.teams.get(usize::from(at))) {
                if !around.insert(team.id.to_string()) {
                    break;
                }
                at = team.parent;
            }
        }
        around
    }

    /// First lines of the addresses at which some children live or lived.
    fn streets(&self, opened: &BTreeSet<&str>) -> BTreeMap<ChildId, Vec<String>> {
        let mut streets: BTreeMap<ChildId, Vec<String>> = BTreeMap::new();
        for (child, address) in self.streets.all() {
            let Some(child) = self.among(child) else {
                continue;
            };
            if opened.contains(self.address_of(child)) {
                // The parts of `{"street": "4 Oak Rd", …}` or of a line as people write it.
                let parts = address.split(['"', ',', ':', '{', '}', '\n']);
                let parts = parts.map(str::trim).filter(|part| !part.is_empty());
                streets
                    .entry(child)
                    .or_default()
                    .extend(parts.map(str::to_owned));
            }
        }
        streets
    }
}
