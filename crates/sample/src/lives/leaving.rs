//! Leaving care: what a young person is entitled to, how they live and what they do.

use children::Day;
use children::codes::{Accommodation, Activity, Eligibility, InTouch};
use children::leaving::NotInWorkReason;
use compact_str::CompactString as Text;
use returns::cell::Cell;
use returns::optional::{NotInWork, PathwayPlan};
use returns::safeguarding::tables::Leaver;

use super::Life;
use super::staff::{Holding, Work, hold};
use crate::chance::worked;
use crate::troubles;

impl Life<'_> {
    /// What follows a period of care for somebody old enough.
    pub(super) fn leaving(&mut self, from: Day, to: Day, fostered: bool) {
        let today = self.world.ask.today;
        let sixteen = Day::birthday(self.child.born, 16);
        let begins = sixteen.max(from.plus(91));
        if begins > today || to < sixteen || to.days_since(from) < 91 {
            return;
        }
        let age = self.child.age(today);
        if age >= 25 {
            return;
        }
        let in_care = to > today;
        let eligibility = if in_care {
            Eligibility::Eligible
        } else if age < 18 {
            Eligibility::Relevant
        } else if age >= 21 && self.own.percent(46) {
            Eligibility::Ended
        } else if to < self.child.grown().plus(-1) && self.own.percent(25) {
            Eligibility::Qualifying
        } else {
            Eligibility::FormerRelevant
        };
        self.world.noted = true;
        let planned = self.pathway_plans(begins, today.min(Day::birthday(self.child.born, 21)));
        let named = self.own.percent(94);
        self.advised(begins, eligibility == Eligibility::Ended, named);
        self.leaver(eligibility, fostered, in_care, planned, named);
    }

    /// Pathway plans; says when the latest was agreed or reviewed.
    fn pathway_plans(&mut self, begins: Day, last: Day) -> Option<Day> {
        let days = self.own.spread([25, 55, 80, 110, 200, 320]);
        let mut agreed = worked(begins.plus(days));
        let mut latest = None;
        while agreed <= last {
            latest = Some(agreed);
            let days = self.own.spread([90, 140, 165, 180, 260, 520]);
            let reviewed = worked(agreed.plus(days));
            if self.world.holds_any(agreed, reviewed) {
                self.world.optional.pathway_plans.rows.push(PathwayPlan {
                    child_id: Cell::Read(self.child.id.clone()),
                    agreed_on: Cell::Read(agreed),
                    reviewed_on: Some(reviewed).filter(|day| *day <= last).into(),
                    ..PathwayPlan::default()
                });
            }
            agreed = reviewed;
        }
        latest
    }

    /// A personal adviser, who holds the work alone once the young person is grown.
    fn advised(&mut self, begins: Day, over: bool, named: bool) {
        let team = self.world.staff.team_for(Work::Leaving, self.family.number);
        let grown = self.child.grown();
        let end = if over {
            Day::birthday(self.child.born, 21)
        } else {
            Day::birthday(self.child.born, 25)
        };
        let to = self.world.ended(end);
        let mut chance = self.own.clone();
        let none = Text::default();
        let from = worked(begins.plus(self.own.number(5, 120)));
        if named && from < end {
            hold(
                self.world,
                &Holding {
                    child: &self.child.id,
                    referral: &none,
                    role: "PA",
                    team,
                    from,
                    to,
                },
                &mut chance,
            );
        }
        if grown < self.world.ask.today {
            let mut chance = chance.clone();
            hold(
                self.world,
                &Holding {
                    child: &self.child.id,
                    referral: &none,
                    role: "CW",
                    team,
                    from: grown,
                    to,
                },
                &mut chance,
            );
        }
    }

    fn leaver(
        &mut self,
        eligibility: Eligibility,
        fostered: bool,
        in_care: bool,
        planned: Option<Day>,
        named: bool,
    ) {
        let today = self.world.ask.today;
        let age = self.child.age(today);
        let in_touch = if in_care {
            InTouch::Yes
        } else {
            self.own.one_of(
                &[(93, InTouch::Yes), (4, InTouch::No), (1, InTouch::Refused)],
                InTouch::NotRequired,
            )
        };
        let touch = if in_touch == InTouch::Yes {
            today.plus(-self.own.spread([1, 12, 26, 44, 75, 160]))
        } else {
            today.plus(-self.own.number(90, 500))
        };
        let home = match age {
            _ if fostered && !in_care && age < 21 && self.own.percent(44) => Accommodation::Z,
            0..=17 => self.own.one_of(
                &[
                    (45, Accommodation::D),
                    (20, Accommodation::C),
                    (12, Accommodation::E),
                    (10, Accommodation::B),
                ],
                Accommodation::Y,
            ),
            _ => self.own.one_of(
                &[
                    (38, Accommodation::U),
                    (21, Accommodation::D),
                    (12, Accommodation::B),
                    (7, Accommodation::E),
                    (4, Accommodation::X),
                    (5, Accommodation::T),
                    (3, Accommodation::S),
                    (2, Accommodation::W),
                    (2, Accommodation::V),
                    (3, Accommodation::R),
                ],
                Accommodation::Y,
            ),
        };
        let suitable = match home {
            Accommodation::S | Accommodation::W | Accommodation::V | Accommodation::X => false,
            Accommodation::B
            | Accommodation::C
            | Accommodation::D
            | Accommodation::E
            | Accommodation::G
            | Accommodation::H
            | Accommodation::K
            | Accommodation::R
            | Accommodation::T
            | Accommodation::U
            | Accommodation::Y
            | Accommodation::Z => self.own.percent(96),
        };
        let activity = self.activity(age);
        let team = self.world.staff.team_for(Work::Leaving, self.family.number);
        let adviser = self
            .world
            .staff
            .somebody(team, today, &mut self.own)
            .map(|worker| self.world.staff.id(worker));
        let table_id = self.world.id("LV");
        let known = in_touch == InTouch::Yes;
        self.world.safeguarding.leavers.rows.push(Leaver {
            table_id: Cell::Read(table_id),
            person_id: Cell::Read(self.child.id.clone()),
            care_leaver_eligibility: Cell::Read(eligibility),
            care_leaver_in_touch: Cell::Read(in_touch),
            care_leaver_latest_contact: Cell::Read(touch),
            care_leaver_accommodation: Cell::Read(if known { home } else { Accommodation::R }),
            care_leaver_accom_suitable: if known {
                Cell::from(suitable)
            } else {
                Cell::Blank
            },
            care_leaver_activity: known.then_some(activity).into(),
            pathway_plan_review_date: planned.into(),
            care_leaver_personal_advisor: adviser.clone().filter(|_| named).into(),
            care_leaver_allocated_team: self
                .world
                .staff
                .teams
                .get(team)
                .map(|team| team.id.clone())
                .into(),
            care_leaver_worker_id: adviser.filter(|_| named).into(),
            ..Leaver::default()
        });
        if known && !activity.is_eet() && !in_care && age < 21 {
            self.out_of_work(activity);
        }
    }

    fn activity(&mut self, age: u8) -> Activity {
        let out = troubles::out_of_work(age);
        if self.own.percent(out) {
            return self.own.one_of(
                &[
                    (troubles::OUT_OF_WORK_THROUGH_HEALTH, Activity::G4),
                    (11, Activity::G6),
                ],
                Activity::G5,
            );
        }
        if age < 18 {
            self.own.one_of(
                &[
                    (72, Activity::F2),
                    (8, Activity::F4),
                    (8, Activity::P2),
                    (6, Activity::F5),
                ],
                Activity::P5,
            )
        } else {
            self.own.one_of(
                &[
                    (11, Activity::F1),
                    (34, Activity::F2),
                    (6, Activity::P2),
                    (8, Activity::F4),
                    (24, Activity::F5),
                ],
                Activity::P5,
            )
        }
    }

    fn out_of_work(&mut self, activity: Activity) {
        let reason = if activity == Activity::G4 {
            NotInWorkReason::Health
        } else if activity == Activity::G6 {
            NotInWorkReason::Parenting
        } else if self.child.unaccompanied.is_some() && self.own.percent(50) {
            NotInWorkReason::Immigration
        } else {
            self.own.one_of(
                &[
                    (44, NotInWorkReason::Looking),
                    (22, NotInWorkReason::NotReady),
                    (12, NotInWorkReason::Waiting),
                    (6, NotInWorkReason::Custody),
                ],
                NotInWorkReason::Other,
            )
        };
        // The reason is not known for all.
        if !self.own.percent(88) {
            return;
        }
        let today = self.world.ask.today;
        let from = today
            .plus(-self.own.number(20, 620))
            .max(self.child.grown())
            .min(today);
        self.world.optional.not_in_work.rows.push(NotInWork {
            child_id: Cell::Read(self.child.id.clone()),
            from: Cell::Read(from),
            reason: Cell::Read(reason),
            ..NotInWork::default()
        });
    }
}
