//! What is owed to a child in care and done in time or not: visits, reviews.

use children::Day;
use children::codes::PlacementType;
use returns::cell::Cell;
use returns::safeguarding::tables::{CareReview, CareVisit};

use super::super::Life;
use super::super::staff::{Holding, Work, hold};
use super::InCare;
use crate::chance::worked;

impl Life<'_> {
    pub(super) fn duties(&mut self, care: &InCare) {
        let last = care.to.min(self.world.ask.today);
        self.care_visits(care, last);
        self.care_reviews(care, last);
        self.health(care, last);
        self.care_planned(care, last);
        self.schooling(care, last);
        self.allies(care, last);
        if self.child.age(last) >= 12 && self.own.percent(27) {
            let often = self.own.percent(55);
            self.goes_missing(care.from, care.to, often);
        }
        let team = self
            .world
            .staff
            .team_for(Work::Reviewing, self.family.number);
        let to = self.world.ended(care.to);
        let mut chance = self.fate.clone();
        let from = care.from.plus(5);
        if to.is_none_or(|to| to > from) && from <= self.world.ask.today {
            let holding = Holding {
                child: &self.child.id,
                referral: &care.id,
                role: "IRO",
                team,
                from,
                to,
            };
            hold(self.world, &holding, &mut chance);
        }
    }

    fn care_visits(&mut self, care: &InCare, last: Day) {
        for home in &care.homes {
            let settled = matches!(home.kind, PlacementType::U4 | PlacementType::U1);
            let until = home.to.min(last);
            let mut day = worked(home.from.plus(if self.own.percent(82) {
                self.own.number(1, 7)
            } else {
                self.own.number(8, 15)
            }));
            while day < until {
                self.care_visit(care, day);
                let late = self.own.percent(9);
                let long = settled && day.days_since(care.from) > 365;
                let most = if long { 88 } else { 41 };
                let gap = if late {
                    self.own.number(most + 3, most + 30)
                } else {
                    self.own.number(most / 2, most)
                };
                day = worked(day.plus(gap));
            }
        }
    }

    fn care_visit(&mut self, care: &InCare, day: Day) {
        if !self.world.holds(day) {
            return;
        }
        let cla_visit_id = self.world.id("V");
        let seen = self.own.percent(97);
        let alone = seen && self.child.age(day) >= 3 && self.own.percent(84);
        self.world.safeguarding.care_visits.rows.push(CareVisit {
            cla_visit_id: Cell::Read(cla_visit_id),
            cla_id: Cell::Read(care.id.clone()),
            person_id: Cell::Read(self.child.id.clone()),
            cla_visit_date: Cell::Read(day),
            cla_visit_seen: Cell::from(seen),
            cla_visit_seen_alone: Cell::from(alone),
            ..CareVisit::default()
        });
    }

    fn care_reviews(&mut self, care: &InCare, last: Day) {
        let mut due = care.from.plus_working_days(20);
        for number in 0..60 {
            let late = self.fate.percent(5);
            let held = worked(due.plus(if late {
                self.fate.number(4, 28)
            } else {
                -self.fate.number(3, 12)
            }));
            if due > care.to {
                return;
            }
            if held > last {
                self.care_review(care, due, None);
                return;
            }
            self.care_review(care, due, Some(held));
            due = if number == 0 {
                held.plus_months(3)
            } else {
                held.plus_months(6)
            };
        }
    }

    fn care_review(&mut self, care: &InCare, due: Day, held: Option<Day>) {
        if held.unwrap_or(due) < self.world.start {
            return;
        }
        let cla_review_id = self.world.id("LR");
        let participation = self.participation(held.unwrap_or(due));
        self.world.safeguarding.care_reviews.rows.push(CareReview {
            cla_review_id: Cell::Read(cla_review_id),
            cla_id: Cell::Read(care.id.clone()),
            cla_review_due_date: Cell::Read(due),
            cla_review_date: held.into(),
            cla_review_cancelled: Cell::from(false),
            cla_review_participation: held.map(|_| participation).into(),
            cla_person_id: Cell::Read(self.child.id.clone()),
            ..CareReview::default()
        });
    }
}
