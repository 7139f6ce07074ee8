//! The way from care to adoption or to another permanent order, with the decisions on it; and decisions reversed.

use children::Day;
use children::codes::{PermanenceOrder, ReversalReason};
use returns::cell::Cell;
use returns::safeguarding::tables::Permanence;

use super::super::Life;
use super::super::staff::Work;
use super::InCare;
use super::arc::Way;
use crate::chance::worked;

impl Life<'_> {
    pub(super) fn permanence(
        &mut self,
        care: &InCare,
        placed: Option<Day>,
        court: Option<(Day, Day)>,
    ) {
        let today = self.world.ask.today;
        match (care.way, placed) {
            (Way::Adopted, Some(placed)) => {
                let order = court.map_or(placed.plus(-60), |(_, concluded)| concluded);
                let decided = order
                    .plus(-self.fate.number(12, 50))
                    .max(care.from.plus(20));
                let matched = worked(placed.plus(-self.fate.number(14, 45)))
                    .max(decided.plus(10))
                    .min(placed);
                let early = self.fate.percent(15);
                if decided > today {
                    return;
                }
                let mut row = self.way(care);
                row.adm_decision_date = Cell::Read(decided);
                row.ffa_cp_decision_date = early.then(|| care.from.plus(15)).into();
                row.placed_ffa_cp_date = early
                    .then(|| care.from.plus(22))
                    .filter(|day| *day <= today)
                    .into();
                row.placement_order_date = self.world.ended(order.max(decided)).into();
                row.matched_date = self.world.ended(matched).into();
                row.placed_for_adoption_date = self.world.ended(placed).into();
                row.adopted_by_carer_flag = Cell::from(early);
                if self.world.ended(placed).is_some() {
                    let (many, sex, status) = self.fate.one_of(
                        &[
                            (63, (2, "MF", "L11")),
                            (8, (2, "MF", "L3")),
                            (7, (2, "MF", "L2")),
                            (5, (2, "FF", "L12")),
                            (3, (2, "FF", "L4")),
                            (6, (2, "MM", "L12")),
                            (7, (1, "F1", "L0")),
                        ],
                        (1, "M1", "L0"),
                    );
                    row.number_of_adopters = Cell::Read(many);
                    row.adopter_sex = sex.into();
                    row.adopter_legal_status = status.into();
                }
                if let Some(ordered) = self.world.ended(care.to) {
                    row.permanence_order_date = Cell::Read(ordered);
                    row.permanence_order_type = Cell::Read(PermanenceOrder::Adoption);
                }
                self.world.safeguarding.permanence.rows.push(row);
            }
            (Way::Guardian | Way::Arrangements, _) => {
                let Some(ordered) = self.world.ended(care.to) else {
                    return;
                };
                let mut row = self.way(care);
                row.permanence_order_date = Cell::Read(ordered);
                row.permanence_order_type = Cell::Read(if care.way == Way::Guardian {
                    PermanenceOrder::SpecialGuardianship
                } else {
                    PermanenceOrder::ChildArrangements
                });
                self.world.safeguarding.permanence.rows.push(row);
            }
            (Way::Grown | Way::Home, _) => {
                // Adoption was decided for some of the young and given up.
                let Some((_, concluded)) = court else { return };
                if self.child.age(care.from) >= 5 || !self.fate.percent(16) {
                    return;
                }
                let decided = concluded.plus(-20).max(care.from.plus(20));
                let reversed = decided
                    .plus(self.fate.spread([60, 150, 300, 480, 700, 900]))
                    .min(care.to);
                if decided > today {
                    return;
                }
                let ordered = self.fate.percent(75);
                let mut row = self.way(care);
                row.adm_decision_date = Cell::Read(decided);
                row.placement_order_date = self
                    .world
                    .ended(concluded.max(decided))
                    .filter(|_| ordered)
                    .into();
                row.decision_reversed_date = self.world.ended(reversed).into();
                row.decision_reversed_reason = self
                    .world
                    .ended(reversed)
                    .map(|_| {
                        if ordered {
                            self.fate.one_of(
                                &[(30, ReversalReason::RD1), (50, ReversalReason::RD3)],
                                ReversalReason::RD4,
                            )
                        } else {
                            ReversalReason::RD2
                        }
                    })
                    .into();
                self.world.safeguarding.permanence.rows.push(row);
            }
            (Way::Adopted | Way::Moved, _) => {}
        }
    }

    fn way(&mut self, care: &InCare) -> Permanence {
        let table_id = self.world.id("PM");
        let group = self.family.number.is_multiple_of(3);
        let team = self.world.staff.team_for(Work::Care, self.family.number);
        let worker =
            self.world
                .staff
                .somebody(team, care.to.min(self.world.ask.today), &mut self.own);
        Permanence {
            table_id: Cell::Read(table_id),
            person_id: Cell::Read(self.child.id.clone()),
            cla_id: Cell::Read(care.id.clone()),
            part_of_sibling_group: Cell::from(group),
            siblings_placed_together: group.then_some(1).into(),
            siblings_placed_apart: group.then_some(0).into(),
            adoption_worker_id: worker.map(|worker| self.world.staff.id(worker)).into(),
            ..Permanence::default()
        }
    }
}
