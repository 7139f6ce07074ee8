//! The children in need census as a source of histories: what comes before care and beside it, where no safeguarding
//! dataset was supplied.

use std::collections::HashMap;

use children::codes::{CensusSex, Factor, Set, Sex};
use children::history::{
    Assessment, Conference, Enquiry, NeedPlan, Plan, PlanReview, PreProceedings, Referral, Spell,
};
use children::service::{ChildId, Fact, SourceTable};

use super::making::{Before, Making, in_order};
use super::{OfYear, of_year};
use crate::cell::{Cell, TrueFalse};
use crate::in_need::tables::{
    assessments, details, enquiries, identifiers, plans, pre_proceedings, protection_plans, reviews,
};
use crate::in_need::{InNeed, Tables};

/// The word the source is kept under.
const WORD: &str = "cin";

fn yes(cell: &Cell<TrueFalse>) -> Option<bool> {
    cell.value().map(|TrueFalse(yes)| yes)
}

impl<'s> Making<'s> {
    /// Everything of the census.
    pub(super) fn in_need(&mut self, census: &'s Tables) {
        if !census.identifiers.supplied() {
            return;
        }
        self.counted(census);
        self.events(
            &census.details,
            Before::Conception,
            |row, ids| ids.counted(&row.child),
            |row, at| Referral {
                spell: Spell {
                    from: at.iso(&row.referral_date, details::referral_date),
                    to: at.iso(&row.closure_date, details::closure_date),
                },
                source: row.referral_source.code(),
                need: row.primary_need_code.code(),
                no_further_action: yes(&row.referral_nfa),
                closed: row.reason_for_closure.code(),
                team: None,
                worker: None,
                at: at.origin(),
            },
            |referral| referral.spell.from,
            |history| &mut history.referrals,
        );
        self.assessed(census);
        self.events(
            &census.plans,
            Before::Conception,
            |row, ids| ids.counted(&row.child),
            |row, at| NeedPlan {
                spell: Spell {
                    from: at.iso(&row.start_date, plans::start_date),
                    to: at.iso(&row.end_date, plans::end_date),
                },
                at: at.origin(),
            },
            |plan| plan.spell.from,
            |history| &mut history.need_plans,
        );
        self.enquiries_of(census);
        self.events(
            &census.protection_plans,
            Before::Conception,
            |row, ids| ids.counted(&row.child),
            |row, at| Plan {
                spell: Spell {
                    from: at.iso(&row.start_date, protection_plans::start_date),
                    to: at.iso(&row.end_date, protection_plans::end_date),
                },
                first_category: row.initial_category.code(),
                latest_category: row.latest_category.code(),
                other_council: None,
                at: at.origin(),
            },
            |plan| plan.spell.from,
            |history| &mut history.plans,
        );
        self.events(
            &census.reviews,
            Before::Conception,
            |row, ids| ids.counted(&row.child),
            |row, at| PlanReview {
                due: None,
                held: at.iso(&row.review_date, reviews::review_date),
                continues: None,
                quorate: None,
                participation: None,
                at: at.origin(),
            },
            |review| review.held,
            |history| &mut history.plan_reviews,
        );
        self.events(
            &census.pre_proceedings,
            Before::Conception,
            |row, ids| ids.counted(&row.child),
            |row, at| PreProceedings {
                spell: Spell {
                    from: at.iso(&row.start_date, pre_proceedings::start_date),
                    to: at.iso(&row.step_decision_date, pre_proceedings::step_decision_date),
                },
                at: at.origin(),
            },
            |each| each.spell.from,
            |history| &mut history.pre_proceedings,
        );
    }

    /// Who the children are, where the return of children looked after has not said it.
    fn counted(&mut self, census: &'s Tables) {
        let people = self.each(
            &census.identifiers,
            Before::Any,
            |row, ids| ids.counted(&row.child),
            |row, at| {
                let born = at.iso(&row.person_birth_date, identifiers::person_birth_date);
                let died = at.iso(&row.person_death_date, identifiers::person_death_date);
                (row, born, died, at.origin())
            },
        );
        for (child, (row, born, died, at)) in people {
            let Some(history) = self.child(child) else {
                continue;
            };
            let person = &mut history.person;
            let code = row.sex.code().or(row.gender_current.code());
            person.at = person.at.or(Some(at));
            person.born = person.born.or(born);
            person.died = person.died.or(died);
            let expected = row.expected_person_birth_date.day();
            person.expected = person.expected.or(expected);
            person.sex = person.sex.or(code.map(sex));
        }
        for row in &census.characteristics.rows {
            let child = self.ids.counted(&row.child);
            if let Some(history) = child.and_then(|child| self.child(child)) {
                let person = &mut history.person;
                person.ethnicity = person.ethnicity.or(row.ethnicity.code());
            }
        }
        let disabilities = self.each(
            &census.disabilities,
            Before::Any,
            |row, ids| ids.counted(&row.child),
            |row, _| row.disability.code(),
        );
        for (child, code) in disabilities {
            if let (Some(history), Some(code)) = (self.child(child), code) {
                history.person.disabilities.insert(code);
            }
        }
    }

    /// Assessments with the factors they found.
    fn assessed(&mut self, census: &'s Tables) {
        let mut factors: HashMap<[Option<i32>; 3], Set<Factor>> = HashMap::new();
        for row in &census.factors.rows {
            let of = [&row.child, &row.episode_id, &row.assessment_id].map(Cell::value);
            if let Some(factor) = row.factor.code() {
                factors.entry(of).or_default().insert(factor);
            }
        }
        self.events(
            &census.assessments,
            Before::Conception,
            |row, ids| ids.counted(&row.child),
            |row, at| {
                let of = [&row.child, &row.episode_id, &row.assessment_id].map(Cell::value);
                Assessment {
                    start: at.iso(&row.actual_start_date, assessments::actual_start_date),
                    authorised: at.iso(&row.authorisation_date, assessments::authorisation_date),
                    seen: None,
                    no_further_action: None,
                    factors: factors.get(&of).copied(),
                    team: None,
                    worker: None,
                    at: at.origin(),
                }
            },
            |assessment| assessment.start,
            |history| &mut history.assessments,
        );
    }

    /// Enquiries, with the conferences that stand on the same row, and those that stand with the referral alone.
    fn enquiries_of(&mut self, census: &'s Tables) {
        let rows = self.each(
            &census.enquiries,
            Before::Conception,
            |row, ids| ids.counted(&row.child),
            |row, at| {
                let enquiry = Enquiry {
                    spell: Spell {
                        from: at.iso(&row.actual_start_date, enquiries::actual_start_date),
                        to: None,
                    },
                    no_conference_needed: yes(&row.icpc_not_required),
                    worker: None,
                    conference: None,
                    at: at.origin(),
                };
                let held = at.iso(&row.date_of_initial_cpc, enquiries::date_of_initial_cpc);
                let target = row.initial_cpc_target.day();
                let asked = held.is_some() || target.is_some();
                let conference = asked.then(|| Conference {
                    target,
                    held,
                    transfer_in: None,
                    plan: None,
                    enquiry: None,
                    at: at.origin(),
                });
                (enquiry, conference)
            },
        );
        let alone = self.each(
            &census.details,
            Before::Conception,
            |row, ids| ids.counted(&row.child),
            |row, at| {
                let held = at.iso(&row.date_of_initial_cpc, details::date_of_initial_cpc)?;
                Some(Conference {
                    target: None,
                    held: Some(held),
                    transfer_in: None,
                    plan: None,
                    enquiry: None,
                    at: at.origin(),
                })
            },
        );
        // Rows are told apart by their place: a line of XML may hold several.
        let mut enquiries = Vec::with_capacity(rows.len());
        let mut conferences: Vec<(ChildId, (Option<usize>, Conference))> = Vec::new();
        for (place, (child, (enquiry, conference))) in rows.into_iter().enumerate() {
            enquiries.push((child, (place, enquiry)));
            conferences.extend(conference.map(|each| (child, (Some(place), each))));
        }
        let alone = alone.into_iter();
        conferences.extend(alone.filter_map(|(child, each)| Some((child, (None, each?)))));
        in_order(&mut enquiries, |(_, enquiry)| enquiry.spell.from);
        in_order(&mut conferences, |(_, each)| each.held.or(each.target));
        let of_enquiry = places(enquiries.iter().map(|(child, (of, _))| (*child, Some(*of))));
        let of_conference = places(conferences.iter().map(|(child, (of, _))| (*child, *of)));
        let enquiries = enquiries.into_iter().map(|(child, (of, mut enquiry))| {
            enquiry.conference = of_conference.get(&of).copied();
            (child, enquiry)
        });
        let conferences = conferences
            .into_iter()
            .map(|(child, (of, mut conference))| {
                conference.enquiry = of.and_then(|of| of_enquiry.get(&of).copied());
                (child, conference)
            });
        let (enquiries, conferences) = (enquiries.collect(), conferences.collect());
        self.hand_out(enquiries, |history| &mut history.enquiries);
        self.hand_out(conferences, |history| &mut history.conferences);
    }
}

fn sex(code: CensusSex) -> Sex {
    match code {
        CensusSex::Male | CensusSex::FormerMale => Sex::Male,
        CensusSex::Female | CensusSex::FormerFemale => Sex::Female,
        CensusSex::Unknown | CensusSex::FormerUnknown | CensusSex::FormerIndeterminate => {
            Sex::Unknown
        }
    }
}

/// The place of each among those of its child, by its row.
fn places(all: impl Iterator<Item = (ChildId, Option<usize>)>) -> HashMap<usize, u8> {
    let mut places = HashMap::new();
    let mut last = None;
    let mut next = 0_u32;
    for (child, row) in all {
        next = if last == Some(child) { next + 1 } else { 0 };
        last = Some(child);
        if let (Some(row), Ok(place)) = (row, u8::try_from(next)) {
            places.entry(row).or_insert(place);
        }
    }
    places
}

/// The tables of the census that tell something, each as all that it tells.
pub(super) fn told(making: &Making<'_>, of: &OfYear<InNeed>) -> Vec<SourceTable> {
    let mut tables = Vec::new();
    for each in of.source.tables.supplied() {
        let fact = each.0.fact;
        // The header, and what stands beside the list of children, tell nobody apart.
        if fact == Fact::People {
            continue;
        }
        tables.push(of_year(making, WORD, fact, each, of.year));
        let also = if fact == Fact::Enquiries {
            Some(Fact::Conferences)
        } else {
            (fact == Fact::CensusChildren).then_some(Fact::People)
        };
        tables.extend(also.map(|also| of_year(making, WORD, also, each, of.year)));
    }
    tables
}
