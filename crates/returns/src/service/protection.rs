//! Plans, enquiries, conferences, reviews and visits.

use std::collections::HashMap;

use children::ThinVec;
use children::history::{
    Conference, Due, Enquiry, History, NeedPlan, Plan, PlanReview, Spell, Visit, VisitKind,
};
use children::service::ChildId;

use super::identifiers::Identifiers;
use super::making::{Before, Making, in_order};
use super::words::flag;
use crate::cell::Cell;
use crate::optional::{self, Optional, child_in_need_reviews, core_groups};
use crate::safeguarding::Safeguarding;
use crate::safeguarding::tables::{
    self, care_visits, conferences, enquiries, need_plans, need_visits, plan_reviews, plan_visits,
    plans,
};
use crate::table::{Column, Rows, Table};
use children::Day;

impl<'s> Making<'s> {
    /// Child in need plans, enquiries with their conferences, child protection plans, core groups and reviews.
    pub(super) fn protection(&mut self, dataset: &'s Safeguarding, own: &'s Optional) {
        self.events(
            &dataset.need_plans,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| NeedPlan {
                spell: Spell {
                    from: at.day(&row.cin_plan_start_date, need_plans::cin_plan_start_date),
                    to: at.day(&row.cin_plan_end_date, need_plans::cin_plan_end_date),
                },
                at: at.origin(),
            },
            |plan| plan.spell.from,
            |history| &mut history.need_plans,
        );
        self.enquiries(dataset);
        self.events(
            &dataset.plans,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| Plan {
                spell: Spell {
                    from: at.day(&row.cp_plan_start_date, plans::cp_plan_start_date),
                    to: at.day(&row.cp_plan_end_date, plans::cp_plan_end_date),
                },
                first_category: row.cp_plan_initial_category.value(),
                latest_category: row.cp_plan_latest_category.value(),
                other_council: row.cp_plan_ola.yes(),
                at: at.origin(),
            },
            |plan| plan.spell.from,
            |history| &mut history.plans,
        );
        self.events(
            &dataset.plan_reviews,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| PlanReview {
                due: row.cp_review_due.value(),
                held: at.day(&row.cp_review_date, plan_reviews::cp_review_date),
                continues: row.cp_review_outcome_continue_cp.yes(),
                quorate: row.cp_review_quorate.yes(),
                participation: row.cp_review_participation.value(),
                at: at.origin(),
            },
            |review| review.held.or(review.due),
            |history| &mut history.plan_reviews,
        );
        self.due(
            &own.core_groups,
            |row: &optional::CoreGroup, ids| ids.person(&row.child_id),
            |row| (&row.due_on, &row.held_on, core_groups::held_on),
            |history| &mut history.core_groups,
        );
        self.due(
            &own.child_in_need_reviews,
            |row: &optional::NeedReview, ids| ids.person(&row.child_id),
            |row| (&row.due_on, &row.held_on, child_in_need_reviews::held_on),
            |history| &mut history.need_reviews,
        );
    }

    /// What was due and held.
    pub(super) fn due<T: Table>(
        &mut self,
        rows: &'s Rows<T>,
        who: impl Fn(&'s T, &Identifiers<'s>) -> Option<ChildId>,
        days: impl Fn(&'s T) -> (&'s Cell<Day>, &'s Cell<Day>, Column),
        place: impl Fn(&mut History) -> &mut ThinVec<Due>,
    ) {
        self.events(
            rows,
            Before::Conception,
            who,
            |row, at| {
                let (due, held, column) = days(row);
                Due {
                    due: due.value(),
                    held: at.day(held, column),
                    at: at.origin(),
                }
            },
            |each| each.held.or(each.due),
            place,
        );
    }

    /// Enquiries and conferences, each with the other's place: a conference names its enquiry.
    fn enquiries(&mut self, dataset: &'s Safeguarding) {
        let mut enquiries = self.each(
            &dataset.enquiries,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| {
                let enquiry = Enquiry {
                    spell: Spell {
                        from: at.day(&row.s47_start_date, enquiries::s47_start_date),
                        to: at.day(&row.s47_end_date, enquiries::s47_end_date),
                    },
                    no_conference_needed: no_conference_needed(row),
                    worker: at.worker(&row.s47_completed_by_worker_id),
                    conference: None,
                    at: at.origin(),
                };
                (row.s47_enquiry_id.text(), enquiry)
            },
        );
        let mut conferences = self.each(
            &dataset.conferences,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| {
                let conference = Conference {
                    target: row.icpc_target_date.value(),
                    held: at.day(&row.icpc_date, conferences::icpc_date),
                    transfer_in: row.icpc_transfer_in.yes(),
                    plan: row.icpc_outcome_cp_flag.yes(),
                    enquiry: None,
                    at: at.origin(),
                };
                (row.s47_enquiry_id.text(), conference)
            },
        );
        in_order(&mut enquiries, |(_, enquiry)| enquiry.spell.from);
        in_order(&mut conferences, |(_, conference)| {
            conference.held.or(conference.target)
        });
        let of_enquiry = places(enquiries.iter().map(|(child, (id, _))| (*child, *id)));
        let of_conference = places(conferences.iter().map(|(child, (id, _))| (*child, *id)));
        let enquiries = enquiries.into_iter().map(|(child, (id, mut enquiry))| {
            enquiry.conference = of_conference.get(&(child, id)).copied();
            (child, enquiry)
        });
        let conferences = conferences
            .into_iter()
            .map(|(child, (id, mut conference))| {
                conference.enquiry = of_enquiry.get(&(child, id)).copied();
                (child, conference)
            });
        let (enquiries, conferences) = (enquiries.collect(), conferences.collect());
        self.hand_out(enquiries, |history| &mut history.enquiries);
        self.hand_out(conferences, |history| &mut history.conferences);
    }

    /// Visits of every kind, in one order.
    pub(super) fn visits(&mut self, dataset: &'s Safeguarding) {
        let mut visits = self.each(
            &dataset.need_visits,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| Visit {
                kind: VisitKind::Need,
                on: at.day(&row.cin_visit_date, need_visits::cin_visit_date),
                seen: row.cin_visit_seen.yes(),
                alone: row.cin_visit_seen_alone.yes(),
                bedroom: row.cin_visit_bedroom.yes(),
                at: at.origin(),
            },
        );
        visits.extend(self.each(
            &dataset.plan_visits,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| Visit {
                kind: VisitKind::Protection,
                on: at.day(&row.cp_visit_date, plan_visits::cp_visit_date),
                seen: row.cp_visit_seen.yes(),
                alone: row.cp_visit_seen_alone.yes(),
                bedroom: row.cp_visit_bedroom.yes(),
                at: at.origin(),
            },
        ));
        visits.extend(self.each(
            &dataset.care_visits,
            Before::Birth,
            |row, ids| ids.in_care(&row.person_id, &row.cla_id),
            |row, at| Visit {
                kind: VisitKind::Care,
                on: at.day(&row.cla_visit_date, care_visits::cla_visit_date),
                seen: row.cla_visit_seen.yes(),
                alone: row.cla_visit_seen_alone.yes(),
                bedroom: None,
                at: at.origin(),
            },
        ));
        in_order(&mut visits, |visit| visit.on);
        self.hand_out(visits, |history| &mut history.visits);
    }
}

/// The place of each among those of its child; the first where an identifier stands twice.
fn places<'s>(all: impl Iterator<Item = (ChildId, &'s str)>) -> HashMap<(ChildId, &'s str), u8> {
    let mut places = HashMap::new();
    let mut last = None;
    let mut next = 0_u32;
    for (child, id) in all {
        next = if last == Some(child) { next + 1 } else { 0 };
        last = Some(child);
        if let (false, Ok(place)) = (id.is_empty(), u8::try_from(next)) {
            places.entry((child, id)).or_insert(place);
        }
    }
    places
}

/// Whether an enquiry ended with no need of a conference: by its outcomes, or by the word that nothing followed. `None`
/// where neither says.
fn no_conference_needed(row: &tables::Enquiry) -> Option<bool> {
    let nothing = row.s47_nfa.yes().filter(|nothing| *nothing);
    let text = row.s47_outcome_json.text();
    let Ok(outcomes) = serde_json::from_str::<serde_json::Value>(text) else {
        return nothing;
    };
    match flag(&outcomes, "CP_CONFERENCE_FLAG") {
        Some(true) => Some(false),
        Some(false) => {
            let other = [
                "NFA_FLAG",
                "LEGAL_ACTION_FLAG",
                "PROV_OF_SERVICES_FLAG",
                "PROV_OF_SB_CARE_FLAG",
                "NFA_CONTINUE_SINGLE_FLAG",
                "MONITOR_FLAG",
                "OTHER_OUTCOMES_EXIST_FLAG",
            ];
            other
                .iter()
                .any(|key| flag(&outcomes, key) == Some(true))
                .then_some(true)
                .or(nothing)
        }
        None => nothing,
    }
}
