//! Permanence and adoption, and leaving care.

use std::sync::Arc;

use children::care::{Adoption, PermanenceDecision};
use children::history::{History, Spell};
use children::leaving::{LeaverRecord, Leaving, NotInWork, PathwayPlan};
use children::service::ChildId;

use super::care::care;
use super::making::{Before, Making, in_order};
use crate::doubt::What;
use crate::optional::{Optional, not_in_work, pathway_plans, permanence_decisions};
use crate::safeguarding::Safeguarding;
use crate::safeguarding::tables::{leavers, permanence};
use crate::table::Lines;

/// What a young person has of leaving care, made where there was nothing yet.
pub(super) fn leaving(history: &mut History) -> &mut Leaving {
    history.leaving.get_or_insert_default()
}

impl<'s> Making<'s> {
    /// The way to adoption or another order, and when permanence was considered.
    pub(super) fn permanence(&mut self, dataset: &'s Safeguarding, own: &'s Optional) {
        self.events(
            &own.permanence_decisions,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| PermanenceDecision {
                on: at.day(&row.considered_on, permanence_decisions::considered_on),
                plan: row.plan.value(),
                at: at.origin(),
            },
            |decision| decision.on,
            |history| &mut care(history).permanence,
        );
        let mut ways = self.each(
            &dataset.permanence,
            Before::Birth,
            |row, ids| ids.by_episode(&row.person_id, &row.cla_id),
            |row, at| {
                use permanence as column;
                let adoption = Adoption {
                    entered_care: None,
                    decided: at.day(&row.adm_decision_date, column::adm_decision_date),
                    early_decided: at.day(&row.ffa_cp_decision_date, column::ffa_cp_decision_date),
                    early_placed: at.day(&row.placed_ffa_cp_date, column::placed_ffa_cp_date),
                    placement_order: at
                        .day(&row.placement_order_date, column::placement_order_date),
                    matched: at.day(&row.matched_date, column::matched_date),
                    placed: at.day(
                        &row.placed_for_adoption_date,
                        column::placed_for_adoption_date,
                    ),
                    by_carer: row.adopted_by_carer_flag.yes(),
                    placed_with_carer: at.day(
                        &row.placed_foster_carer_date,
                        column::placed_foster_carer_date,
                    ),
                    reversed: at.day(&row.decision_reversed_date, column::decision_reversed_date),
                    reversal: row.decision_reversed_reason.value(),
                    ordered: at.day(&row.permanence_order_date, column::permanence_order_date),
                    order: row.permanence_order_type.value(),
                    sibling_group: row.part_of_sibling_group.yes(),
                    siblings_together: row.siblings_placed_together.value().map(|n| n > 0),
                    at: at.origin(),
                };
                (row.line, adoption)
            },
        );
        in_order(&mut ways, |(_, way)| {
            let all = [
                way.decided,
                way.early_decided,
                way.placement_order,
                way.matched,
                way.placed,
                way.ordered,
            ];
            all.into_iter().flatten().min()
        });
        let mut earlier = Lines::default();
        let mut last: Option<(ChildId, u32)> = None;
        for (child, (line, way)) in ways {
            if let Some((_, line)) = last.filter(|(last, _)| *last == child) {
                earlier.add(line);
            }
            last = Some((child, line));
            if let Some(history) = self.child(child) {
                history.adoption = Some(Box::new(way));
            }
        }
        let what = What::Counted(
            "rows are an earlier way to permanence of a child who has a later one, which was used",
        );
        self.doubt(&dataset.permanence, None, earlier, what);
    }

    /// Records of care leavers, pathway plans, reasons not in work.
    pub(super) fn leaving(&mut self, dataset: &'s Safeguarding, own: &'s Optional) {
        let adviser_asked = dataset.leavers.from.as_ref().is_some_and(|from| {
            !from
                .missing
                .contains(&leavers::care_leaver_personal_advisor)
        });
        self.events(
            &dataset.leavers,
            Before::Birth,
            |row, ids| ids.person(&row.person_id),
            |row, at| LeaverRecord {
                eligibility: row.care_leaver_eligibility.value(),
                in_touch: row.care_leaver_in_touch.value(),
                latest_contact: at.day(
                    &row.care_leaver_latest_contact,
                    leavers::care_leaver_latest_contact,
                ),
                accommodation: row.care_leaver_accommodation.value(),
                suitable: row.care_leaver_accom_suitable.yes(),
                activity: row.care_leaver_activity.value(),
                plan_reviewed: at.day(
                    &row.pathway_plan_review_date,
                    leavers::pathway_plan_review_date,
                ),
                adviser: adviser_asked.then(|| is_named(row.care_leaver_personal_advisor.text())),
                team: at.team(&row.care_leaver_allocated_team),
                worker: at.worker(&row.care_leaver_worker_id),
                at: at.origin(),
            },
            |record| record.latest_contact,
            |history| &mut leaving(history).records,
        );
        if own.pathway_plans.supplied() {
            self.events(
                &own.pathway_plans,
                Before::Birth,
                |row, ids| ids.person(&row.child_id),
                |row, at| PathwayPlan {
                    agreed: at.day(&row.agreed_on, pathway_plans::agreed_on),
                    reviewed: at.day(&row.reviewed_on, pathway_plans::reviewed_on),
                    at: at.origin(),
                },
                |plan| plan.reviewed.or(plan.agreed),
                |history| &mut leaving(history).pathway_plans,
            );
        } else {
            self.plans_of_records();
        }
        self.events(
            &own.not_in_work,
            Before::Birth,
            |row, ids| ids.person(&row.child_id),
            |row, at| NotInWork {
                spell: Spell {
                    from: at.day(&row.from, not_in_work::from),
                    to: at.day(&row.to, not_in_work::to),
                },
                reason: row.reason.value(),
                at: at.origin(),
            },
            |reason| reason.spell.from,
            |history| &mut leaving(history).reasons,
        );
    }

    /// Without a table of pathway plans, the dates that stand on the records.
    fn plans_of_records(&mut self) {
        for history in self.service.children.iter_mut().filter_map(Arc::get_mut) {
            let Some(leaving) = history.leaving.as_deref_mut() else {
                continue;
            };
            let mut plans: Vec<PathwayPlan> = leaving
                .records
                .iter()
                .filter(|record| record.plan_reviewed.is_some())
                .map(|record| PathwayPlan {
                    agreed: None,
                    reviewed: record.plan_reviewed,
                    at: record.at,
                })
                .collect();
            plans.sort_by_key(|plan| plan.reviewed);
            leaving.pathway_plans = plans.into_iter().collect();
            leaving.pathway_plans.shrink_to_fit();
        }
    }
}

/// Whether somebody is named, and not that nobody is.
pub(super) fn is_named(text: &str) -> bool {
    !matches!(
        super::words::plain(text).as_str(),
        "" | "no" | "n" | "none" | "na" | "n a" | "unallocated" | "not allocated" | "0" | "unknown"
    )
}
