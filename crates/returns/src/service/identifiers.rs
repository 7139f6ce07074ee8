//! Which children there are: every identifier in any table, in order, and who is meant where a row names only an episode.

use std::collections::{HashMap, HashSet};

use children::service::ChildId;

use crate::annex_a::AnnexA;
use crate::cell::{Cell, Text};
use crate::doubt::{Doubt, What};
use crate::in_need::Tables;
use crate::looked_after::LookedAfter;
use crate::optional::Optional;
use crate::safeguarding::Safeguarding;
use crate::table::Lines;

/// The identifiers of all children.
pub(super) struct Identifiers<'s> {
    /// In order; a child's place is its [`ChildId`].
    pub(super) all: Vec<&'s str>,
    places: HashMap<&'s str, ChildId>,
    /// Whether each is in the list of children; empty where no such list was supplied.
    listed: Vec<bool>,
    /// Children by their period of care.
    periods: HashMap<&'s str, ChildId>,
    /// Children by their episode of care.
    episodes: HashMap<&'s str, ChildId>,
    /// Children by the number of their element in the census.
    numbers: HashMap<i32, ChildId>,
}

/// Hands the identifier of every row of these tables to a function.
macro_rules! each_id {
    ($met:ident; $($rows:expr => $field:ident,)+) => {
        $(for row in &$rows.rows { $met(&row.$field); })+
    };
}

impl<'s> Identifiers<'s> {
    /// Every identifier of a child in any table.
    pub(super) fn gather(
        dataset: &'s Safeguarding,
        own: &'s Optional,
        annex: &'s AnnexA,
        returned: &'s LookedAfter,
        census: &'s Tables,
    ) -> Self {
        let mut seen: HashSet<&'s str> = HashSet::new();
        let mut all: Vec<&'s str> = Vec::new();
        let mut met = |cell: &'s Cell<Text>| {
            let id = cell.text();
            if !id.is_empty() && seen.insert(id) {
                all.push(id);
            }
        };
        each_id! { met;
            dataset.people => person_id,
            dataset.addresses => person_id,
            dataset.disabilities => person_id,
            dataset.families => person_id,
            dataset.immigration => person_id,
            dataset.mothers => person_id,
            dataset.legal_statuses => person_id,
            dataset.contacts => person_id,
            dataset.early_help => person_id,
            dataset.need_episodes => person_id,
            dataset.assessments => person_id,
            dataset.need_plans => person_id,
            dataset.need_visits => person_id,
            dataset.enquiries => person_id,
            dataset.conferences => person_id,
            dataset.plans => person_id,
            dataset.plan_visits => person_id,
            dataset.plan_reviews => person_id,
            dataset.care_episodes => person_id,
            dataset.placements => person_id,
            dataset.care_reviews => cla_person_id,
            dataset.care_visits => person_id,
            dataset.care_plans => person_id,
            dataset.missing => person_id,
            dataset.convictions => person_id,
            dataset.health => person_id,
            dataset.immunisations => person_id,
            dataset.substance_misuse => person_id,
            dataset.questionnaires => person_id,
            dataset.leavers => person_id,
            dataset.involvements => person_id,
            dataset.send => person_id,
            dataset.pre_proceedings => person_id,
            dataset.voice => person_id,
            own.contact_decisions => child_id,
            own.return_interviews => child_id,
            own.exploitation_assessments => child_id,
            own.homeless_young_people => child_id,
            own.core_groups => child_id,
            own.child_in_need_reviews => child_id,
            own.permanence_decisions => child_id,
            own.care_proceedings => child_id,
            own.private_fostering => child_id,
            own.private_fostering_visits => child_id,
            own.disabled_children => child_id,
            own.personal_education_plans => child_id,
            own.advocacy => child_id,
            own.pathway_plans => child_id,
            own.not_in_work => child_id,
            own.supervision => child_id,
            own.management_oversight => child_id,
            own.audits => child_id,
            own.foster_places => child_id,
            annex.contacts => child_id,
            annex.early_help => child_id,
            annex.referrals => child_id,
            annex.assessments => child_id,
            annex.enquiries => child_id,
            annex.need => child_id,
            annex.plans => child_id,
            annex.in_care => child_id,
            annex.leavers => child_id,
            annex.adoption => child_id,
        }
        for year in [&returned.this, &returned.last] {
            each_id! { met;
                year.header => child,
                year.episodes => child,
                year.reviews => child,
                year.uasc => child,
                year.oc2 => child,
                year.oc3 => child,
                year.ad1 => child,
                year.placed_adoption => child,
                year.missing => child,
                year.sw_episodes => child,
            }
        }
        for row in &census.identifiers.rows {
            let id = row.la_child_id.text();
            if !id.is_empty() && seen.insert(id) {
                all.push(id);
            }
        }
        // The specification of this table says that it names an episode where all others name a person, and some extracts
        // do as it says.
        let episodes: HashSet<&str> = dataset
            .care_episodes
            .rows
            .iter()
            .map(|row| row.cla_episode_id.text())
            .collect();
        for row in &dataset.permanence.rows {
            let id = row.person_id.text();
            if !id.is_empty() && !episodes.contains(id) && seen.insert(id) {
                all.push(id);
            }
        }
        all.sort_unstable();
        let places = all
            .iter()
            .zip(0..)
            .map(|(id, place)| (*id, place))
            .collect();
        let mut ids = Self {
            all,
            places,
            listed: Vec::new(),
            periods: HashMap::new(),
            episodes: HashMap::new(),
            numbers: HashMap::new(),
        };
        ids.know(dataset);
        ids.know_of_census(census);
        ids.know_of_return(returned);
        ids
    }

    /// Who is in the list of children, and whose periods and episodes of care they are.
    fn know(&mut self, dataset: &'s Safeguarding) {
        if dataset.people.supplied() {
            self.listed = vec![false; self.all.len()];
            for row in &dataset.people.rows {
                let place = self.person(&row.person_id).map(usize::try_from);
                if let Some(listed) =
                    place.and_then(|place| self.listed.get_mut(place.unwrap_or(usize::MAX)))
                {
                    *listed = true;
                }
            }
        }
        let given = |cell: &'s Cell<Text>| Some(cell.text()).filter(|id| !id.is_empty());
        for row in &dataset.care_episodes.rows {
            let Some(child) = self.person(&row.person_id) else {
                continue;
            };
            if let Some(id) = given(&row.cla_id) {
                self.periods.entry(id).or_insert(child);
            }
            if let Some(id) = given(&row.cla_episode_id) {
                self.episodes.entry(id).or_insert(child);
            }
        }
        for (period, person) in (dataset.placements.rows.iter())
            .map(|row| (&row.cla_id, &row.person_id))
            .chain((dataset.care_visits.rows.iter()).map(|row| (&row.cla_id, &row.person_id)))
        {
            if let (Some(id), Some(child)) = (given(period), self.person(person)) {
                self.periods.entry(id).or_insert(child);
            }
        }
    }

    /// Whose the elements of the census are.
    fn know_of_census(&mut self, census: &'s Tables) {
        for row in &census.identifiers.rows {
            let child = self.places.get(row.la_child_id.text()).copied();
            if let (Some(number), Some(child)) = (row.child.value(), child) {
                self.numbers.entry(number).or_insert(child);
            }
        }
    }

    /// Who stands in tables of the return and in no list of children.
    fn know_of_return(&mut self, returned: &'s LookedAfter) {
        if !returned.this.header.supplied() {
            return;
        }
        let mut known: HashSet<ChildId> = HashSet::new();
        for row in (returned.last.header.rows.iter()).chain(&returned.this.header.rows) {
            known.extend(self.person(&row.child));
        }
        let mut unlisted: HashSet<ChildId> = HashSet::new();
        for year in [&returned.this, &returned.last] {
            let mut met = |cell: &'s Cell<Text>| {
                unlisted.extend(
                    self.places
                        .get(cell.text())
                        .filter(|id| !known.contains(id)),
                );
            };
            each_id! { met;
                year.episodes => child,
                year.reviews => child,
                year.missing => child,
                year.sw_episodes => child,
            }
        }
        self.listed = (0..)
            .zip(&self.all)
            .map(|(id, _)| !unlisted.contains(&id))
            .collect();
    }

    /// The child of an element of the census.
    pub(super) fn counted(&self, number: &Cell<i32>) -> Option<ChildId> {
        self.numbers.get(&number.value()?).copied()
    }

    /// The child of an identifier.
    pub(super) fn person(&self, cell: &Cell<Text>) -> Option<ChildId> {
        self.places.get(cell.text()).copied()
    }

    /// The child a row names, or, where it names none, the one whose period of care it names.
    pub(super) fn in_care(&self, person: &Cell<Text>, period: &Cell<Text>) -> Option<ChildId> {
        self.person(person)
            .or_else(|| self.periods.get(period.text()).copied())
    }

    /// The same for a table that may name an episode in place of the person.
    pub(super) fn by_episode(&self, person: &Cell<Text>, period: &Cell<Text>) -> Option<ChildId> {
        self.person(person)
            .or_else(|| self.episodes.get(person.text()).copied())
            .or_else(|| self.periods.get(period.text()).copied())
    }

    /// Whether the list of children has the child, or there is no such list.
    pub(super) fn is_listed(&self, child: ChildId) -> bool {
        usize::try_from(child)
            .ok()
            .and_then(|child| self.listed.get(child))
            .is_none_or(|listed| *listed)
    }

    /// Identifiers that are the same but for zeros in front may be one child whose zeros a spreadsheet took.
    pub(super) fn doubts(&self, doubts: &mut Vec<Doubt>) {
        let mut bare: HashMap<&str, u32> = HashMap::with_capacity(self.all.len());
        for id in &self.all {
            *bare.entry(id.trim_start_matches('0')).or_default() += 1;
        }
        let shared = |id: &&&str| bare.get(id.trim_start_matches('0')).is_some_and(|n| *n > 1);
        let count = self.all.iter().filter(shared).count();
        if count > 0 {
            let mut doubt = Doubt::of_file(
                "",
                What::Counted(
                    "identifiers of children differ from another only by zeros in front, which may have been lost: they were not joined",
                ),
            );
            doubt.lines = Lines {
                count: u32::try_from(count).unwrap_or(u32::MAX),
                first: Vec::new(),
            };
            doubts.push(doubt);
        }
    }
}
