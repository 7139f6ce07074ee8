//! The health and schooling of a child in care, and the plans for them.

use children::Day;
use children::codes::{HealthCheck, PermanencePlan, Set};
use children::history::Ally;
use returns::cell::{Cell, Flags};
use returns::optional::{Advocacy, EducationReview, PermanenceDecision};
use returns::safeguarding::tables::{
    CarePlan, Conviction, HealthRow, Immunisation, PreviousPermanence, Questionnaire,
    SubstanceMisuse,
};

use super::super::Life;
use super::InCare;
use super::arc::Way;
use crate::chance::worked;

impl Life<'_> {
    pub(super) fn health(&mut self, care: &InCare, last: Day) {
        let days = if self.own.percent(71) {
            self.own.count(8, 20)
        } else {
            self.own.count(21, 44)
        };
        let mut day = care.from.plus_working_days(days);
        let mut kind = HealthCheck::Initial;
        while day < last {
            self.health_check(kind, day);
            kind = HealthCheck::Review;
            let months = if self.child.age(day) < 5 { 6 } else { 12 };
            let late = if self.own.percent(11) {
                self.own.number(20, 150)
            } else {
                -self.own.number(0, 30)
            };
            day = worked(day.plus_months(months).plus(late));
        }
        let mut day = care.from.plus(self.own.number(20, 160));
        while day < last {
            self.health_check(HealthCheck::Dental, worked(day));
            day = day.plus(if self.own.percent(20) {
                self.own.number(380, 700)
            } else {
                self.own.number(170, 360)
            });
        }
        let mut day = care.from.plus(self.own.number(30, 120));
        while day < last && self.child.age(day) < 5 {
            if self.own.percent(88) {
                self.health_check(HealthCheck::Development, worked(day));
            }
            day = day.plus_months(6);
        }
        self.yearly(care, last);
    }

    fn health_check(&mut self, kind: HealthCheck, day: Day) {
        if !self.world.holds(day) {
            return;
        }
        let health_check_id = self.world.id("HC");
        let refused = self.child.age(day) >= 14 && self.own.percent(6);
        self.world.safeguarding.health.rows.push(HealthRow {
            health_check_id: Cell::Read(health_check_id),
            person_id: Cell::Read(self.child.id.clone()),
            health_check_type: Cell::Read(kind),
            health_check_date: Cell::Read(day),
            health_check_status: if refused {
                "Refused".into()
            } else {
                "Completed".into()
            },
            ..HealthRow::default()
        });
    }

    /// What is asked once a year.
    fn yearly(&mut self, care: &InCare, last: Day) {
        let mut score = self.own.spread([1, 9, 14, 20, 27, 36]);
        let immunised = self.own.percent(87);
        let mut day = care.from.plus(self.own.number(40, 300));
        while day < last {
            let age = self.child.age(day);
            if self.world.holds(day) {
                let person_id = Cell::Read(self.child.id.clone());
                self.world
                    .safeguarding
                    .immunisations
                    .rows
                    .push(Immunisation {
                        person_id: person_id.clone(),
                        immunisations_status: Cell::from(immunised || self.own.percent(20)),
                        immunisations_status_date: Cell::Read(day),
                        ..Immunisation::default()
                    });
                if (4..=16).contains(&age) && self.own.percent(80) {
                    let table_id = self.world.id("SD");
                    self.world
                        .safeguarding
                        .questionnaires
                        .rows
                        .push(Questionnaire {
                            table_id: Cell::Read(table_id),
                            person_id: person_id.clone(),
                            sdq_completed_date: Cell::Read(worked(day).min(last)),
                            sdq_score: Cell::Read(score),
                            ..Questionnaire::default()
                        });
                }
                if age >= 12 && self.own.percent(6) {
                    let id = self.world.id("SM");
                    self.world
                        .safeguarding
                        .substance_misuse
                        .rows
                        .push(SubstanceMisuse {
                            substance_misuse_id: Cell::Read(id),
                            person_id: person_id.clone(),
                            substance_misuse_date: Cell::Read(day),
                            substance_misused: self
                                .own
                                .word(&["Cannabis", "Alcohol", "Ketamine", "Nitrous oxide"])
                                .into(),
                            intervention_received: Cell::from(self.own.percent(42)),
                            ..SubstanceMisuse::default()
                        });
                }
                if age >= 11 && self.own.percent(4) {
                    let id = self.world.id("CV");
                    self.world.safeguarding.convictions.rows.push(Conviction {
                        cla_conviction_id: Cell::Read(id),
                        person_id,
                        cla_conviction_date: Cell::Read(day),
                        cla_conviction_offence: self
                            .own
                            .word(&[
                                "Criminal damage",
                                "Common assault",
                                "Theft from a shop",
                                "Possession of cannabis",
                            ])
                            .into(),
                        ..Conviction::default()
                    });
                }
            }
            score = (score + self.own.number(-4, 4)).clamp(0, 40);
            day = day.plus(self.own.number(330, 400));
        }
    }

    pub(super) fn care_planned(&mut self, care: &InCare, last: Day) {
        let plan = match care.way {
            Way::Adopted => PermanencePlan::Adoption,
            Way::Guardian | Way::Arrangements => PermanencePlan::Relatives,
            Way::Home => PermanencePlan::ReturnSixMonths,
            Way::Moved => PermanencePlan::Other,
            Way::Grown if self.child.age(care.from) >= 15 => PermanencePlan::SupportedLiving,
            Way::Grown => self.own.one_of(
                &[
                    (74, PermanencePlan::LongTermFostering),
                    (10, PermanencePlan::Residential),
                ],
                PermanencePlan::Relatives,
            ),
        };
        let considered = care.from.plus(if self.own.percent(76) {
            self.own.number(60, 122)
        } else {
            self.own.number(140, 420)
        });
        // Until then the care plan says nothing of permanence.
        let early = Set::default();
        let settled: Set<PermanencePlan> = [plan].into_iter().collect();
        let first = worked(care.from.plus(self.own.number(3, 10)));
        for (from, to, plans) in [(first, considered, early), (considered, care.to, settled)] {
            let to = to.min(care.to);
            if from >= last || !self.world.holds_any(from, to) {
                continue;
            }
            let table_id = self.world.id("CL");
            let ended = self.world.ended(to);
            self.world.safeguarding.care_plans.rows.push(CarePlan {
                table_id: Cell::Read(table_id),
                person_id: Cell::Read(self.child.id.clone()),
                cla_care_plan_start_date: Cell::Read(from),
                cla_care_plan_end_date: ended.into(),
                cla_care_plan_json: Cell::Read(Flags(plans)),
                ..CarePlan::default()
            });
        }
        if considered < last && self.world.holds(considered) {
            self.world
                .optional
                .permanence_decisions
                .rows
                .push(PermanenceDecision {
                    child_id: Cell::Read(self.child.id.clone()),
                    considered_on: Cell::Read(considered),
                    plan: Cell::Read(plan),
                    decided_by: "Permanence panel".into(),
                    ..PermanenceDecision::default()
                });
        }
        if self.child.age(care.from) >= 5 && self.own.percent(6) {
            let table_id = self.world.id("PV");
            self.world
                .safeguarding
                .previous_permanence
                .rows
                .push(PreviousPermanence {
                    table_id: Cell::Read(table_id),
                    person_id: Cell::Read(self.child.id.clone()),
                    previous_permanence_option: self.own.word(&["P1", "P2", "P3"]).into(),
                    ..PreviousPermanence::default()
                });
        }
    }

    /// Personal education plans, reviewed each term.
    pub(super) fn schooling(&mut self, care: &InCare, last: Day) {
        let mut due = care.from.plus_working_days(10);
        while due < care.to {
            let age = self.child.age(due);
            if (5..=16).contains(&age) && due >= self.world.start {
                let held = match self.own.number(0, 99) {
                    0..84 => Some(worked(due.plus(-self.own.number(0, 20))).max(worked(care.from))),
                    84..94 => Some(worked(due.plus(self.own.number(3, 30)))),
                    _ => None,
                };
                self.world
                    .optional
                    .personal_education_plans
                    .rows
                    .push(EducationReview {
                        child_id: Cell::Read(self.child.id.clone()),
                        due_on: Cell::Read(due),
                        held_on: held.filter(|held| *held <= last).into(),
                        ..EducationReview::default()
                    });
            }
            if due > last {
                return;
            }
            due = next_term(due);
        }
    }

    pub(super) fn allies(&mut self, care: &InCare, last: Day) {
        let age = self.child.age(care.from);
        for (share, kind) in [(38, Ally::Advocate), (14, Ally::IndependentVisitor)] {
            if age < 5 || !self.own.percent(share) {
                continue;
            }
            let requested = worked(care.from.plus(self.own.number(20, 500)));
            let matched = requested.plus(self.own.spread([3, 12, 30, 70, 160, 300]));
            let ended = matched.plus(self.own.number(60, 900)).min(care.to);
            if requested >= last || requested < self.world.start {
                continue;
            }
            let matched_on = Some(matched).filter(|matched| *matched < last);
            let ended_on = matched_on.and_then(|_| self.world.ended(ended));
            self.world.optional.advocacy.rows.push(Advocacy {
                child_id: Cell::Read(self.child.id.clone()),
                kind: Cell::Read(kind),
                requested_on: Cell::Read(requested),
                matched_on: matched_on.into(),
                ended_on: ended_on.into(),
                ..Advocacy::default()
            });
        }
    }
}

/// The next of the three days of a year by which a plan is to be reviewed, one in each term.
fn next_term(day: Day) -> Day {
    let (year, month, _) = day.parts();
    let (year, month) = match month {
        1 => (year, 2),
        2..=5 => (year, 6),
        6..=9 => (year, 10),
        _ => (year + 1, 2),
    };
    worked(Day::new(year, month, 8).unwrap_or(day)).max(day)
}
