//! Risk outside the home: missing, return interviews, exploitation; and homelessness at sixteen and seventeen.

use children::codes::{ContactOutcome, MissingKind};
use children::history::{ExploitationKind, HomelessOutcome, RiskLevel};
use children::{Day, Moment};
use returns::cell::Cell;
use returns::optional::words::StayedAt;
use returns::optional::{
    ExploitationAssessment, HomelessNight, HomelessPresentation, ReturnInterview,
};
use returns::safeguarding::tables::Missing;

use super::Life;
use super::need::Course;
use super::staff::{Holding, Work, hold};
use crate::chance::worked;
use crate::troubles;

impl Life<'_> {
    /// Times missing between two days.
    pub(super) fn goes_missing(&mut self, from: Day, to: Day, often: bool) {
        let today = self.world.ask.today;
        let mut day = from
            .max(Day::birthday(self.child.born, 11))
            .plus(self.own.number(5, 120));
        while day < to && day <= today {
            let days = self.own.one_of(&[(46, 0), (32, 1), (10, 2), (6, 4)], 11)
                + i32::from(self.own.percent(4)) * 20;
            let back = day.plus(days).min(to);
            self.missed(day, back);
            day = back.plus(
                1 + if often {
                    self.own.spread([1, 7, 18, 40, 110, 260])
                } else {
                    self.own.spread([10, 90, 200, 380, 700, 900])
                },
            );
        }
    }

    fn missed(&mut self, day: Day, back: Day) {
        if !self.world.holds_any(day, back) || !self.world.holds(day) {
            return;
        }
        self.world.noted = true;
        let today = self.world.ask.today;
        let table_id = self.world.id("MI");
        let found = self.world.ended(back);
        let in_time = self.own.percent(troubles::interviews_in_time(today, back));
        let offered = in_time || self.own.percent(76);
        let accepted = offered && (in_time || self.own.percent(62));
        let kind = if self.own.percent(88) {
            MissingKind::Missing
        } else {
            MissingKind::Away
        };
        self.world.safeguarding.missing.rows.push(Missing {
            table_id: Cell::Read(table_id),
            person_id: Cell::Read(self.child.id.clone()),
            missing_episode_start_date: Cell::Read(day),
            missing_episode_type: Cell::Read(kind),
            missing_episode_end_date: found.into(),
            missing_rhi_offered: if found.is_some() {
                Cell::from(offered)
            } else {
                Cell::Blank
            },
            missing_rhi_accepted: if found.is_some() {
                Cell::from(accepted)
            } else {
                Cell::Blank
            },
            ..Missing::default()
        });
        let Some(back) = found else { return };
        let minute = self.own.number(0, 1_439);
        let hours = if in_time {
            self.own.number(8, 70)
        } else {
            self.own.number(75, 330)
        };
        let at = minute + hours * 60;
        // Interviews are held by day.
        let held_minute = if in_time {
            at % 1_440
        } else {
            self.own.number(9 * 60, 18 * 60)
        };
        let held_day = back.plus(at / 1_440);
        let held = (accepted && held_day <= today).then_some(Moment {
            day: held_day,
            minute: u16::try_from(held_minute).ok(),
        });
        let waits = held.is_none() && accepted;
        self.world
            .optional
            .return_interviews
            .rows
            .push(ReturnInterview {
                child_id: Cell::Read(self.child.id.clone()),
                missing_from: Cell::Read(day),
                returned: Cell::Read(Moment {
                    day: back,
                    minute: u16::try_from(minute).ok(),
                }),
                offered: Cell::from(offered),
                offered_on: if offered {
                    Cell::Read(back.plus(i32::from(!in_time)).min(today))
                } else {
                    Cell::Blank
                },
                held: held.into(),
                declined: if waits {
                    Cell::Blank
                } else {
                    Cell::from(offered && !accepted)
                },
                interviewer: if held.is_some() {
                    self.own
                        .word(&["Missing and exploitation team", "Return interview service"])
                        .into()
                } else {
                    Cell::Blank
                },
                reason_not_held: if offered && !accepted {
                    self.own
                        .word(&["Young person declined", "Could not be reached"])
                        .into()
                } else {
                    Cell::Blank
                },
                ..ReturnInterview::default()
            });
    }

    /// What followed where an assessment found exploitation: for some, nothing.
    pub(super) fn exploitation(&mut self) {
        let Some((found, kind)) = self.at_risk else {
            return;
        };
        let today = self.world.ask.today;
        if !self.own.percent(troubles::EXPLOITATION_ASSESSED) || !self.world.noted || found > today
        {
            return;
        }
        let until = found.plus(self.own.spread([60, 150, 270, 430, 700, 900]));
        let closed = self.in_childhood(until);
        let mut level = self.own.one_of(
            &[(26, RiskLevel::High), (42, RiskLevel::Medium)],
            RiskLevel::Low,
        );
        let mut on = worked(found.plus(self.own.spread([0, 4, 10, 18, 40, 70])));
        let nrm = matches!(
            kind,
            ExploitationKind::Criminal | ExploitationKind::Trafficking
        ) && self.own.percent(32);
        let mut first = true;
        let began = on;
        while on < closed && on <= today {
            let next = on.plus(91);
            let late = self.own.percent(troubles::EXPLOITATION_REVIEWED_LATE);
            let reviewed = worked(if late {
                next.plus(self.own.number(15, 150))
            } else {
                next.plus(-self.own.number(0, 15))
            });
            let over = reviewed >= closed;
            if self.world.holds(on) {
                let referred = (nrm && first)
                    .then(|| on.plus(self.own.number(1, 20)))
                    .and_then(|day| self.world.ended(day));
                let decided = referred
                    .map(|day| day.plus(self.own.number(120, 600)))
                    .and_then(|day| self.world.ended(day));
                let closed_on = over.then(|| self.world.ended(closed)).flatten();
                self.world
                    .optional
                    .exploitation_assessments
                    .rows
                    .push(ExploitationAssessment {
                        child_id: Cell::Read(self.child.id.clone()),
                        kind: Cell::Read(kind),
                        level: Cell::Read(level),
                        assessed_on: Cell::Read(on),
                        next_review: Cell::Read(next),
                        decided_by: "Exploitation panel".into(),
                        closed_on: closed_on.into(),
                        nrm_referred_on: referred.into(),
                        nrm_decided_on: decided.into(),
                        ..ExploitationAssessment::default()
                    });
            }
            first = false;
            level = self.own.one_of(
                &[
                    (18, RiskLevel::High),
                    (38, RiskLevel::Medium),
                    (40, RiskLevel::Low),
                ],
                RiskLevel::None,
            );
            on = reviewed;
        }
        if began < closed && began <= today {
            let team = self
                .world
                .staff
                .team_for(Work::Exploitation, self.family.number);
            let to = self.world.ended(closed);
            let mut chance = self.own.clone();
            let none = compact_str::CompactString::default();
            hold(
                self.world,
                &Holding {
                    child: &self.child.id,
                    referral: &none,
                    role: "Exploitation worker",
                    team,
                    from: began,
                    to,
                },
                &mut chance,
            );
        }
    }

    /// A young person of sixteen or seventeen who has nowhere to live; says when it was over.
    pub(super) fn homeless(&mut self, day: Day) -> Day {
        let today = self.world.ask.today;
        if self.child.age(day) < 16 || day >= self.child.grown() {
            return self.contacted(day);
        }
        let outcome = self.own.one_of(
            &[
                (10, HomelessOutcome::Section20),
                (14, HomelessOutcome::Section17),
                (49, HomelessOutcome::Family),
                (12, HomelessOutcome::Housing),
            ],
            HomelessOutcome::Other,
        );
        let assessed = self.own.percent(64);
        let over = if assessed {
            let course = match outcome {
                HomelessOutcome::Section20 => Course::Homeless,
                HomelessOutcome::Section17 => Course::Need,
                HomelessOutcome::Family | HomelessOutcome::Housing | HomelessOutcome::Other => {
                    Course::Assessed
                }
            };
            self.referred(day, course)
        } else {
            self.contact(day, ContactOutcome::Other)
        };
        if !self.world.holds(day) {
            return over;
        }
        self.world.noted = true;
        let case_id = self.world.id("HY");
        let assessed_on = assessed
            .then(|| worked(day).plus_working_days(self.own.count(1, 22)))
            .and_then(|day| self.world.ended(day));
        let decided = self
            .world
            .ended(worked(day.plus(self.own.spread([1, 6, 14, 27, 50, 80]))));
        let explained = self.own.percent(56);
        let offered =
            outcome == HomelessOutcome::Section20 || self.own.percent(troubles::SECTION_20_OFFERED);
        self.world
            .optional
            .homeless_young_people
            .rows
            .push(HomelessPresentation {
                case_id: Cell::Read(case_id.clone()),
                child_id: Cell::Read(self.child.id.clone()),
                presented_on: Cell::Read(day),
                assessed_on: assessed_on.into(),
                section_20_explained: Cell::from(explained || offered),
                section_20_offered: Cell::from(offered),
                advocate_offered: Cell::from(self.own.percent(37)),
                consent_recorded: if decided.is_some() {
                    Cell::from(offered && self.own.percent(70))
                } else {
                    Cell::Blank
                },
                outcome: decided.map(|_| outcome).into(),
                decided_on: decided.into(),
                ..HomelessPresentation::default()
            });
        let hotel = self.own.percent(troubles::BED_AND_BREAKFAST);
        let first = if hotel {
            StayedAt::BedAndBreakfast
        } else {
            self.own.one_of(
                &[
                    (52, StayedAt::Family),
                    (20, StayedAt::Supported),
                    (12, StayedAt::NoFixedPlace),
                ],
                StayedAt::Other,
            )
        };
        let settled = match outcome {
            HomelessOutcome::Section20 => StayedAt::InCare,
            HomelessOutcome::Section17 | HomelessOutcome::Housing => StayedAt::Supported,
            HomelessOutcome::Family | HomelessOutcome::Other => StayedAt::Family,
        };
        let moved = decided.unwrap_or(today.plus(1));
        let mut nights = vec![(day, moved, first)];
        if moved <= today {
            nights.push((moved, moved.plus(self.own.number(14, 120)), settled));
        }
        for (from, to, stayed) in nights {
            if from < to {
                let to = self.world.ended(to);
                self.world
                    .optional
                    .homeless_nights
                    .rows
                    .push(HomelessNight {
                        case_id: Cell::Read(case_id.clone()),
                        from: Cell::Read(from),
                        to: to.into(),
                        stayed: Cell::Read(stayed),
                        ..HomelessNight::default()
                    });
            }
        }
        over
    }
}
