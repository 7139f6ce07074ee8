//! The way to adoption, as far as the return tells it.

use std::collections::HashMap;

use children::care::Adoption;
use children::codes::{CeaseReason, PermanenceOrder, PlacementType};
use children::service::{ChildId, Fact};
use children::{Day, Origin};

use super::super::making::{Before, Making};
use super::flag;
use crate::looked_after::tables::{Episode, ad1, placed_adoption};
use crate::looked_after::{LookedAfter, Year};

/// Placements with those who are to adopt.
const WITH_ADOPTERS: &[PlacementType] = &[
    PlacementType::A3,
    PlacementType::A4,
    PlacementType::A5,
    PlacementType::A6,
];

/// What episodes tell of the way.
#[derive(Clone, Copy, Default)]
struct Steps {
    placed: Option<Day>,
    ordered: Option<Day>,
}

impl Steps {
    fn add(&mut self, row: &Episode) {
        if row.place.is_one_of(WITH_ADOPTERS) {
            let placed = row.decom.value();
            self.placed = [self.placed, placed].into_iter().flatten().min();
        }
        if row.rec.is_one_of(&[CeaseReason::E11, CeaseReason::E12]) {
            self.ordered = row.dec.value().max(self.ordered);
        }
    }
}

/// A way with only its row.
fn way(at: Origin) -> Adoption {
    Adoption {
        entered_care: None,
        decided: None,
        early_decided: None,
        early_placed: None,
        placement_order: None,
        matched: None,
        placed: None,
        by_carer: None,
        placed_with_carer: None,
        reversed: None,
        reversal: None,
        ordered: None,
        order: None,
        sibling_group: None,
        siblings_together: None,
        at,
    }
}

impl<'s> Making<'s> {
    /// Decisions, adoptions, and the steps that episodes tell.
    pub(super) fn adoptions(&mut self, all: &'s LookedAfter) {
        let mut steps: HashMap<ChildId, Steps> = HashMap::new();
        let episodes = all.last.episodes.rows.iter().chain(&all.this.episodes.rows);
        for row in episodes {
            if let Some(child) = self.ids.person(&row.child) {
                steps.entry(child).or_default().add(row);
            }
        }
        self.decisions(Fact::DecisionsBefore, &all.last, &steps);
        self.decisions(Fact::AdoptionDecisions, &all.this, &steps);
        self.adopted(Fact::AdoptionsBefore, &all.last, &steps);
        self.adopted(Fact::Permanence, &all.this, &steps);
    }

    /// Later decisions of a child take the place of earlier ones.
    fn decisions(&mut self, fact: Fact, year: &'s Year, steps: &HashMap<ChildId, Steps>) {
        let rows = self.each_of(
            fact,
            &year.placed_adoption,
            Before::Birth,
            |row, ids| ids.person(&row.child),
            |row, at| Adoption {
                decided: at.day(&row.date_placed, placed_adoption::date_placed),
                reversed: at.day(&row.date_placed_ceased, placed_adoption::date_placed_ceased),
                reversal: row.reason_placed_ceased.code(),
                ..way(at.origin())
            },
        );
        for (child, way) in rows {
            self.on_the_way(child, way, steps);
        }
    }

    fn adopted(&mut self, fact: Fact, year: &'s Year, steps: &HashMap<ChildId, Steps>) {
        let rows = self.each_of(
            fact,
            &year.ad1,
            Before::Birth,
            |row, ids| ids.person(&row.child),
            |row, at| Adoption {
                decided: at.day(&row.date_int, ad1::date_int),
                matched: at.day(&row.date_match, ad1::date_match),
                by_carer: flag(&row.foster_care),
                ..way(at.origin())
            },
        );
        for (child, way) in rows {
            self.on_the_way(child, way, steps);
        }
    }

    fn on_the_way(&mut self, child: ChildId, mut way: Adoption, steps: &HashMap<ChildId, Steps>) {
        let Some(steps) = steps.get(&child).copied() else {
            return self.take_way(child, way);
        };
        way.placed = steps.placed;
        way.ordered = steps.ordered;
        way.order = steps.ordered.map(|_| PermanenceOrder::Adoption);
        self.take_way(child, way);
    }

    fn take_way(&mut self, child: ChildId, way: Adoption) {
        let Some(history) = self.child(child) else {
            return;
        };
        let before = history.adoption.as_deref();
        let is_later = before.is_none_or(|before| before.decided <= way.decided);
        if is_later || way.ordered.is_some() {
            history.adoption = Some(Box::new(way));
        }
    }
}
