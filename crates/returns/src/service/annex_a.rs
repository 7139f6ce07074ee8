//! Annex A: adopters always; children only where no safeguarding dataset was supplied, as far as the lists go.
//!
//! The lists hold what was so on one day and in the months before it. What they tell once a child (the last visit, the last
//! review, the last health check) becomes one event each. What they do not date stays without a date.

use std::collections::HashMap;

use children::codes::Disability;
use children::history::{Assessment, Contact, EarlyHelp, Referral, Spell, Visit, VisitKind};
use children::service::{ChildId, Fact, SourceTable};
use children::{Day, Origin};

use super::making::{Before, Making, in_order};
use super::words;
use crate::annex_a::AnnexA;
use crate::annex_a::lists::{self, assessments, contacts, early_help, need, referrals};
use crate::optional::Optional;
use crate::table::{Rows, Table};

mod care;
mod leaving;
mod protection;

/// Fills in who a child is from every row of a list that names them, where it is not known yet.
macro_rules! who_they_are {
    ($making:ident; $($rows:expr),+) => { $(
        for row in &$rows.rows {
            let child = $making.ids.person(&row.child_id);
            let Some(history) = child.and_then(|child| $making.child(child)) else { continue };
            let person = &mut history.person;
            person.born = person.born.or(row.born.value());
            person.sex = person.sex.or(row.gender.code());
            person.ethnicity = person.ethnicity.or(row.ethnicity.code());
            person.at = person.at.or(Some(origin_of(row)));
        }
    )+ };
}

/// Says that there is a disability, or that there is none, where a list asks for one.
macro_rules! disabled {
    ($making:ident; $($rows:expr),+) => { $(
        for row in &$rows.rows {
            let child = $making.ids.person(&row.child_id);
            let Some(history) = child.and_then(|child| $making.child(child)) else { continue };
            let disabilities = &mut history.person.disabilities;
            match row.disabled.yes() {
                // The lists do not say which.
                Some(true) => disabilities.insert(Disability::Other),
                Some(false) if disabilities.is_empty() => disabilities.insert(Disability::None),
                Some(false) | None => {}
            }
        }
    )+ };
}

fn origin_of<T: Table>(row: &T) -> Origin {
    Origin::new(T::FACT, row.line())
}

impl<'s> Making<'s> {
    /// Everything of the ten lists of children.
    pub(super) fn annex_a(&mut self, annex: &'s AnnexA, own: &'s Optional) {
        if annex.supplied().next().is_none() {
            return;
        }
        self.names_of_workers(own);
        who_they_are!(self; annex.contacts, annex.early_help, annex.referrals, annex.assessments, annex.enquiries,
            annex.need, annex.plans, annex.in_care, annex.leavers, annex.adoption);
        disabled!(self; annex.assessments, annex.enquiries, annex.need, annex.plans, annex.in_care, annex.leavers,
            annex.adoption);
        self.annex_front_door(annex);
        self.annex_need(annex);
        self.annex_protection(annex);
        self.annex_care(annex);
        self.annex_leaving(annex);
    }

    /// The lists name workers where the table of staff has identifiers too. A name that two share says neither.
    fn names_of_workers(&mut self, own: &'s Optional) {
        let mut met: HashMap<&str, u32> = HashMap::new();
        for row in &own.staff.rows {
            *met.entry(row.name.text()).or_default() += 1;
        }
        for row in &own.staff.rows {
            let name = row.name.text();
            if met.get(name) == Some(&1) {
                self.shared.worker_ids.also(row.worker_id.text(), name);
            }
        }
    }

    /// Lists 1, 2 and 4.
    fn annex_front_door(&mut self, annex: &'s AnnexA) {
        self.events(
            &annex.contacts,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| Contact {
                on: at.day(&row.on, contacts::on),
                source: row.source.code(),
                outcomes: None,
                at: at.origin(),
            },
            |contact| contact.on,
            |history| &mut history.contacts,
        );
        self.events(
            &annex.early_help,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| EarlyHelp {
                spell: Spell {
                    from: at.day(&row.start, early_help::start),
                    to: None,
                },
                assessed: at.day(&row.completed, early_help::completed),
                stepped_up: None,
                by_council: words::by_council(row.organisation.text()),
                at: at.origin(),
            },
            |episode| episode.spell.from,
            |history| &mut history.early_help,
        );
        self.events(
            &annex.assessments,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| Assessment {
                start: at.day(&row.start, assessments::start),
                authorised: at.day(&row.authorised, assessments::authorised),
                seen: row.seen.yes(),
                no_further_action: row.needs_support.yes().map(|needs| !needs),
                factors: None,
                team: at.team(&row.team),
                worker: at.worker(&row.worker),
                at: at.origin(),
            },
            |assessment| assessment.start,
            |history| &mut history.assessments,
        );
    }

    /// Lists 3 and 6. List 6 has every child whose need was open, so a referral of its own day is the beginning of that
    /// episode, and any other began none that is open.
    fn annex_need(&mut self, annex: &'s AnnexA) {
        let mut episodes: Vec<(ChildId, (Referral, Option<Day>))> = self.each(
            &annex.need,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| {
                let referral = Referral {
                    spell: Spell {
                        from: at.day(&row.start, need::start),
                        to: at.day(&row.closed, need::closed),
                    },
                    source: None,
                    need: row.need.code(),
                    no_further_action: None,
                    closed: row.reason.code(),
                    team: at.team(&row.team),
                    worker: at.worker(&row.worker),
                    at: at.origin(),
                };
                (referral, at.day(&row.last_seen, need::last_seen))
            },
        );
        let known = annex.need.supplied();
        let referrals = self.each(
            &annex.referrals,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| Referral {
                spell: Spell {
                    from: at.day(&row.on, referrals::on),
                    to: None,
                },
                source: row.source.code(),
                need: None,
                no_further_action: row.no_further_action.yes(),
                closed: None,
                team: at.team(&row.team),
                worker: at.worker(&row.worker),
                at: at.origin(),
            },
        );
        let seen: Vec<(ChildId, Visit)> = episodes
            .iter()
            .filter_map(|(child, (referral, seen))| {
                let visit = Visit {
                    kind: VisitKind::Need,
                    on: Some((*seen)?),
                    seen: Some(true),
                    alone: None,
                    bedroom: None,
                    at: referral.at,
                };
                Some((*child, visit))
            })
            .collect();
        in_order(&mut episodes, |(episode, _)| episode.spell.from);
        let mut all = Vec::with_capacity(episodes.len() + referrals.len());
        for (child, mut referral) in referrals {
            let of_day = episodes
                .binary_search_by_key(&(child, referral.spell.from), |(child, (episode, _))| {
                    (*child, episode.spell.from)
                })
                .ok()
                .filter(|_| referral.spell.from.is_some());
            match of_day.and_then(|at| episodes.get_mut(at)) {
                Some((_, (episode, _))) => {
                    episode.source = referral.source;
                    episode.no_further_action = referral.no_further_action;
                }
                None => {
                    let no_more = known || referral.no_further_action == Some(true);
                    referral.spell.to = referral.spell.from.filter(|_| no_more);
                    all.push((child, referral));
                }
            }
        }
        all.extend(
            episodes
                .into_iter()
                .map(|(child, (referral, _))| (child, referral)),
        );
        in_order(&mut all, |referral| referral.spell.from);
        self.hand_out(all, |history| &mut history.referrals);
        self.add_visits(seen);
    }

    /// Visits beside those a child has already.
    fn add_visits(&mut self, visits: Vec<(ChildId, Visit)>) {
        for (child, visit) in visits {
            if let Some(history) = self.child(child) {
                history.visits.push(visit);
                history.visits.sort_by_key(|visit| visit.on);
            }
        }
    }
}

/// What the rows of a list hold besides, where they hold it. What is doubtful of the rows themselves is said elsewhere.
fn of_rows<'s, T: ListOfChildren, E>(
    making: &Making<'s>,
    rows: &'s Rows<T>,
    make: impl Fn(&'s T, Origin) -> Option<E>,
) -> Vec<(ChildId, E)> {
    (rows.rows.iter())
        .filter_map(|row| Some((making.ids.person(row.child())?, make(row, origin_of(row))?)))
        .collect()
}

/// A list whose rows each name a child.
trait ListOfChildren: Table {
    fn child(&self) -> &crate::cell::Cell<crate::cell::Text>;
}

impl ListOfChildren for lists::ProtectionPlan {
    fn child(&self) -> &crate::cell::Cell<crate::cell::Text> {
        &self.child_id
    }
}

impl ListOfChildren for lists::InCare {
    fn child(&self) -> &crate::cell::Cell<crate::cell::Text> {
        &self.child_id
    }
}

/// What the lists tell beside the table each of them is: who the children are, and the conferences of list 5.
pub(super) fn also_told(tables: &[SourceTable], children: usize) -> Vec<SourceTable> {
    let first = tables.first().map(|table| SourceTable {
        fact: Fact::People,
        rows: u32::try_from(children).unwrap_or(u32::MAX),
        missing_columns: Vec::new(),
        earliest: None,
        latest: None,
        ..table.clone()
    });
    let conferences = (tables.iter())
        .find(|table| table.fact == Fact::Enquiries)
        .map(|table| SourceTable {
            fact: Fact::Conferences,
            ..table.clone()
        });
    first.into_iter().chain(conferences).collect()
}
