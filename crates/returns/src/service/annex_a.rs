//! Annex A: adopters always; children only where no safeguarding dataset was supplied, as far as the lists go.
//!
//! The lists hold what was so on one day and in the months before it. What they tell once a child (the last visit, the last
//! review, the last health check) becomes one event each. What they do not date stays without a date.

use std::collections::HashMap;

use children::care::{Adoption, CareReview, Health, Legal, Period, Placement};
use children::codes::{Disability, HealthCheck, PermanenceOrder};
use children::history::{
    Assessment, Conference, Contact, EarlyHelp, Enquiry, Plan, PlanReview, Referral, Spell, Visit,
    VisitKind,
};
use children::leaving::LeaverRecord;
use children::service::{Adopter, ChildId, Fact, SourceTable};
use children::{Day, Origin};

use super::care::{care, is_urn};
use super::making::{Before, Making, in_order};
use super::permanence::{is_named, leaving};
use super::words;
use crate::annex_a::AnnexA;
use crate::annex_a::lists::{
    self, adopters, adoption, assessments, contacts, early_help, enquiries, in_care, leavers, need,
    plans, referrals,
};
use crate::annex_a::words::{Location, Suitability};
use crate::optional::Optional;
use crate::table::{Rows, Table};

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

    /// Lists 5 and 7.
    fn annex_protection(&mut self, annex: &'s AnnexA) {
        let enquiries = self.each(
            &annex.enquiries,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| {
                let enquiry = Enquiry {
                    spell: Spell {
                        from: at.day(&row.start, enquiries::start),
                        to: None,
                    },
                    no_conference_needed: row.no_conference_needed.yes(),
                    worker: at.worker(&row.worker),
                    conference: None,
                    at: at.origin(),
                };
                let held = at.day(&row.conference, enquiries::conference);
                let conference = held.map(|held| Conference {
                    target: None,
                    held: Some(held),
                    transfer_in: None,
                    plan: row.plan.yes(),
                    enquiry: None,
                    at: Origin::new(Fact::Conferences, row.line),
                });
                (enquiry, conference)
            },
        );
        self.pairs(enquiries);
        self.events(
            &annex.plans,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| Plan {
                spell: Spell {
                    from: at.day(&row.start, plans::start),
                    to: at.day(&row.end, plans::end),
                },
                first_category: row.first_category.code(),
                latest_category: row.latest_category.code(),
                other_council: None,
                at: at.origin(),
            },
            |plan| plan.spell.from,
            |history| &mut history.plans,
        );
        let visits = of_rows(self, &annex.plans, |row, at| {
            Some(Visit {
                kind: VisitKind::Protection,
                on: Some(row.last_visit.value()?),
                // A child seen alone was seen; of one who was not, the list does not say.
                seen: row.seen_alone.yes().filter(|alone| *alone),
                alone: row.seen_alone.yes(),
                bedroom: None,
                at,
            })
        });
        self.add_visits(visits);
        let mut reviews = of_rows(self, &annex.plans, |row, at| {
            Some(PlanReview {
                due: None,
                held: Some(row.last_review.value()?),
                continues: None,
                quorate: None,
                participation: None,
                at,
            })
        });
        in_order(&mut reviews, |review| review.held);
        self.hand_out(reviews, |history| &mut history.plan_reviews);
    }

    /// Enquiries with their conferences, which stand on the same row.
    fn pairs(&mut self, mut all: Vec<(ChildId, (Enquiry, Option<Conference>))>) {
        in_order(&mut all, |(enquiry, _)| enquiry.spell.from);
        let mut enquiries = Vec::with_capacity(all.len());
        let mut conferences = Vec::new();
        let mut places = (None, 0_u8, 0_u8);
        for (child, (mut enquiry, conference)) in all {
            if places.0 != Some(child) {
                places = (Some(child), 0, 0);
            }
            let (_, of_enquiry, of_conference) = &mut places;
            if let Some(mut conference) = conference {
                conference.enquiry = Some(*of_enquiry);
                enquiry.conference = Some(*of_conference);
                *of_conference = of_conference.saturating_add(1);
                conferences.push((child, conference));
            }
            *of_enquiry = of_enquiry.saturating_add(1);
            enquiries.push((child, enquiry));
        }
        self.hand_out(enquiries, |history| &mut history.enquiries);
        self.hand_out(conferences, |history| &mut history.conferences);
    }

    /// List 8.
    fn annex_care(&mut self, annex: &'s AnnexA) {
        let mut last_contacts = Vec::new();
        self.events(
            &annex.in_care,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| Period {
                spell: Spell {
                    from: at.day(&row.start, in_care::start),
                    to: at.day(&row.end, in_care::end),
                },
                began: None,
                ceased: row.reason.code(),
                at: at.origin(),
                last_at: at.origin(),
            },
            |period| period.spell.from,
            |history| &mut care(history).periods,
        );
        self.events(
            &annex.in_care,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| {
                let urn = Some(row.urn.text()).filter(|urn| is_urn(urn));
                let place = urn.and_then(|urn| at.shared.urns.place(urn));
                Placement {
                    spell: Spell {
                        from: at.day(&row.placement_from, in_care::placement_from),
                        to: row.end.value(),
                    },
                    kind: row.placement.code(),
                    provider: row.provider.code(),
                    urn: place.and_then(|(place, _)| u16::try_from(place).ok()),
                    has_urn: urn.is_some(),
                    tenths_of_mile: None,
                    within: (row.location.code()).map(|location| location == Location::Inside),
                    changed: None,
                    at: at.origin(),
                }
            },
            |placement| placement.spell.from,
            |history| &mut care(history).placements,
        );
        let mut legal = of_rows(self, &annex.in_care, |row, at| {
            row.legal.is_given().then(|| Legal {
                spell: Spell {
                    from: row.legal_from.value(),
                    to: row.end.value(),
                },
                status: row.legal.code(),
                at,
            })
        });
        in_order(&mut legal, |legal| legal.spell.from);
        self.hand_out(legal, |history| &mut care(history).legal);
        let mut reviews = of_rows(self, &annex.in_care, |row, at| {
            Some(CareReview {
                due: None,
                held: Some(row.last_review.value()?),
                cancelled: false,
                participation: None,
                at,
            })
        });
        in_order(&mut reviews, |review| review.held);
        self.hand_out(reviews, |history| &mut care(history).reviews);
        let check = |kind, on: Option<Day>, at| {
            on.map(|on| Health {
                kind: Some(kind),
                on: Some(on),
                done: true,
                refused: false,
                at,
            })
        };
        let mut health = of_rows(self, &annex.in_care, |row, at| {
            check(HealthCheck::Assessment, row.last_health.value(), at)
        });
        health.extend(of_rows(self, &annex.in_care, |row, at| {
            check(HealthCheck::Dental, row.last_dental.value(), at)
        }));
        in_order(&mut health, |check| check.on);
        self.hand_out(health, |history| &mut care(history).health);
        let visits = of_rows(self, &annex.in_care, |row, at| {
            Some(Visit {
                kind: VisitKind::Care,
                on: Some(row.last_visit.value()?),
                seen: None,
                alone: None,
                bedroom: None,
                at,
            })
        });
        self.add_visits(visits);
        for row in &annex.in_care.rows {
            last_contacts.extend(self.ids.person(&row.child_id).map(|child| {
                (
                    child,
                    row.last_reviewing_officer.value(),
                    row.unaccompanied.yes(),
                )
            }));
        }
        for (child, contact, unaccompanied) in last_contacts {
            let Some(history) = self.child(child) else {
                continue;
            };
            let latest = &mut care(history).reviewing_officer_contact;
            *latest = (*latest).max(contact);
            if unaccompanied == Some(true) {
                let undated = Spell {
                    from: None,
                    to: None,
                };
                history.person.unaccompanied.get_or_insert(undated);
            }
        }
    }

    /// Lists 9 and 10.
    fn annex_leaving(&mut self, annex: &'s AnnexA) {
        let adviser_asked = (annex.leavers.from.as_ref())
            .is_some_and(|from| !from.missing.contains(&leavers::adviser));
        self.events(
            &annex.leavers,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| LeaverRecord {
                eligibility: row.eligibility.code(),
                in_touch: row.in_touch.code(),
                latest_contact: at.day(&row.latest_contact, leavers::latest_contact),
                accommodation: row.accommodation.code(),
                suitable: (row.suitable.code()).map(|is| is == Suitability::Suitable),
                activity: row.activity.code(),
                plan_reviewed: at.day(&row.latest_plan, leavers::latest_plan),
                adviser: adviser_asked.then(|| is_named(row.adviser.text())),
                team: at.team(&row.team),
                worker: at.worker(&row.worker),
                at: at.origin(),
            },
            |record| record.latest_contact,
            |history| &mut leaving(history).records,
        );
        let ways = self.each(
            &annex.adoption,
            Before::Birth,
            |row: &lists::Adoption, ids| ids.person(&row.child_id),
            |row, at| {
                let ordered = at.day(&row.ordered, adoption::ordered);
                Adoption {
                    entered_care: at.day(&row.entered_care, adoption::entered_care),
                    decided: at.day(&row.decided, adoption::decided),
                    early_decided: None,
                    early_placed: at.day(&row.early_placed, adoption::early_placed),
                    placement_order: at.day(&row.placement_order, adoption::placement_order),
                    matched: at.day(&row.matched, adoption::matched),
                    placed: at.day(&row.placed, adoption::placed),
                    by_carer: None,
                    placed_with_carer: None,
                    reversed: at.day(&row.reversed, adoption::reversed),
                    reversal: row.reversal.code(),
                    ordered,
                    order: ordered.map(|_| PermanenceOrder::Adoption),
                    sibling_group: None,
                    siblings_together: None,
                    at: at.origin(),
                }
            },
        );
        for (child, way) in ways {
            if let Some(history) = self.child(child) {
                history.adoption.get_or_insert_with(|| Box::new(way));
            }
        }
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

    /// List 11, which no other source has.
    pub(super) fn adopters(&mut self, annex: &'s AnnexA) {
        self.service.adopters = self.every(&annex.adopters, |row, at| Adopter {
            id: row.adopter_id.text().into(),
            family: row.family.text().into(),
            gender: row.gender.code(),
            ethnicity: row.ethnicity.code(),
            disabled: row.disabled.yes(),
            fostering_for_adoption: row.fostering_for_adoption.yes(),
            enquired: at.day(&row.enquired, adopters::enquired),
            stage_one: Spell {
                from: at.day(&row.stage_one_started, adopters::stage_one_started),
                to: at.day(&row.stage_one_ended, adopters::stage_one_ended),
            },
            stage_two: Spell {
                from: at.day(&row.stage_two_started, adopters::stage_two_started),
                to: at.day(&row.stage_two_ended, adopters::stage_two_ended),
            },
            applied: at.day(&row.applied, adopters::applied),
            approved: at.day(&row.approved, adopters::approved),
            matched: at.day(&row.matched, adopters::matched),
            placed: at.day(&row.placed, adopters::placed),
            children: row
                .children_placed
                .value()
                .and_then(|n| u8::try_from(n).ok()),
            ordered: at.day(&row.ordered, adopters::ordered),
            left: at.day(&row.left, adopters::left),
            left_why: row.left_why.text().into(),
            at: at.origin(),
        });
        self.service
            .adopters
            .sort_by_key(|adopter| adopter.enquired);
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
