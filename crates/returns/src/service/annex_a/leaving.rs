//! Lists 9 to 11: care leavers, adoption, adopters.

use children::care::Adoption;
use children::codes::PermanenceOrder;
use children::history::Spell;
use children::leaving::LeaverRecord;
use children::service::Adopter;

use super::super::making::{Before, Making};
use super::super::permanence::{is_named, leaving};
use crate::annex_a::AnnexA;
use crate::annex_a::lists::{adopters, adoption, leavers};
use crate::annex_a::words::Suitability;

impl<'s> Making<'s> {
    /// Lists 9 and 10.
    pub(super) fn annex_leaving(&mut self, annex: &'s AnnexA) {
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
            |row, ids| ids.person(&row.child_id),
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

    /// List 11, which no other source has.
    pub(in crate::service) fn adopters(&mut self, annex: &'s AnnexA) {
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
