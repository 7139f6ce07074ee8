//! Referrals, assessments, child in need plans and visits.

mod factors;

use children::Day;
use children::codes::{CloseReason, Code, ContactOutcome, Need};
use compact_str::CompactString as Text;
use returns::cell::{Cell, CodeList};
use returns::optional::NeedReview;
use returns::safeguarding::tables::{Assessment, Factors, NeedEpisode, NeedPlan, NeedVisit};

use super::Life;
use super::staff::{Holding, Work, hold};
use crate::chance::worked;
use crate::troubles;

/// What a referral leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Course {
    Assessed,
    Need,
    Protection,
    Care,
    Unaccompanied,
    Homeless,
    Disabled,
}

/// A referral that is open.
pub(super) struct Episode {
    pub(super) referral: Text,
    pub(super) from: Day,
    /// Who holds the work, from when.
    pub(super) stages: Vec<(Day, Work)>,
}

impl Life<'_> {
    /// A referral and what came of it; says when it was closed, or a day after today where it is open.
    pub(super) fn referred(&mut self, day: Day, course: Course) -> Day {
        let source = self.source(day);
        let from = self.contact(day, ContactOutcome::NewReferral);
        if from > self.world.ask.today {
            return from;
        }
        let referral = self.world.id("R");
        let mut episode = Episode {
            referral,
            from,
            stages: Vec::new(),
        };
        let nothing = course == Course::Assessed && self.fate.percent(11);
        let (closed, reason) = if nothing {
            (
                from.plus_working_days(self.fate.count(0, 2)),
                CloseReason::RC7,
            )
        } else {
            self.followed(&mut episode, course)
        };
        let childhood_over = closed >= self.child.grown();
        let (closed, reason) = if childhood_over {
            (
                self.child.grown(),
                if self.child.disabled {
                    CloseReason::RC6
                } else {
                    CloseReason::RC7
                },
            )
        } else {
            (closed, reason)
        };
        self.spoken_of(episode.from, closed);
        self.close(&episode, course, source, closed, nothing, reason);
        if reason == CloseReason::RC9 && closed <= self.world.ask.today {
            return self.early_help(closed, true);
        }
        closed
    }

    /// Contacts about a child whose case is open: they are added to it.
    fn spoken_of(&mut self, from: Day, closed: Day) {
        let mut day = from.plus(self.fate.spread([5, 50, 130, 260, 500, 800]));
        while day < closed && day <= self.world.ask.today {
            let _ = self.contact(day, ContactOutcome::ExistingReferral);
            day = day.plus(self.fate.spread([10, 60, 150, 280, 500, 800]));
        }
    }

    fn followed(&mut self, episode: &mut Episode, course: Course) -> (Day, CloseReason) {
        let from = episode.from;
        let first = if course == Course::Disabled {
            Work::Disabled
        } else {
            Work::Assessment
        };
        episode.stages.push((from, first));
        let reason = self
            .fate
            .one_of(&[(64, CloseReason::RC8)], CloseReason::RC9);
        let nothing = course == Course::Assessed && reason == CloseReason::RC8;
        let assessed = self.assessed(episode, course, nothing);
        match course {
            Course::Assessed => {
                if self.fate.percent(34) {
                    self.enquired(episode, from, assessed);
                }
                (assessed.plus_working_days(self.fate.count(0, 4)), reason)
            }
            Course::Need | Course::Disabled => {
                if course == Course::Need {
                    episode.stages.push((assessed, Work::Help));
                    if self.fate.percent(34) {
                        self.enquired(episode, from, assessed);
                    }
                }
                let length = if course == Course::Disabled {
                    self.fate.spread([300, 900, 1_900, 3_000, 4_500, 5_400])
                } else {
                    self.fate.spread([40, 110, 190, 310, 640, 1_000])
                };
                let plan = worked(assessed.plus(self.fate.number(0, 9)));
                let end = self.need_plan(episode, plan, plan.plus(length), course);
                if course == Course::Disabled {
                    self.disabled_service(from, end);
                    self.short_breaks(episode, from, end);
                }
                let reason = self.fate.one_of(
                    &[(46, CloseReason::RC9), (44, CloseReason::RC7)],
                    CloseReason::RC5,
                );
                (end.plus(self.fate.number(0, 12)), reason)
            }
            Course::Protection => self.protected(episode),
            Course::Care | Course::Unaccompanied | Course::Homeless => {
                self.taken_into_care(episode, course)
            }
        }
    }

    fn assessed(&mut self, episode: &Episode, course: Course, nothing: bool) -> Day {
        let start = worked(episode.from).plus_working_days(self.fate.count(0, 1));
        let days = match self.fate.number(0, 999) {
            0..250 => self.fate.count(5, 17),
            250..500 => self.fate.count(18, 33),
            500..760 => self.fate.count(34, 43),
            760..862 => self.fate.count(44, 45),
            _ => self.fate.count(46, 78),
        };
        let done = episode.from.plus_working_days(days);
        let seen = self.own.percent(96) && start >= self.child.born;
        let end = self.world.ended(done);
        let factors = self.factors(done, course);
        if start > self.world.ask.today || done < self.world.start {
            return done;
        }
        let assessment_id = self.world.id("A");
        let work = if course == Course::Disabled {
            Work::Disabled
        } else {
            Work::Assessment
        };
        let team = self.world.staff.team_for(work, self.family.number);
        let worker = self.world.staff.somebody(team, start, &mut self.fate);
        self.world.safeguarding.assessments.rows.push(Assessment {
            assessment_id: Cell::Read(assessment_id.clone()),
            person_id: Cell::Read(self.child.id.clone()),
            referral_id: Cell::Read(episode.referral.clone()),
            assessment_start_date: Cell::Read(start),
            assessment_child_seen: if end.is_some() {
                Cell::from(seen)
            } else {
                Cell::Blank
            },
            assessment_auth_date: end.into(),
            assessment_outcome_nfa: if end.is_some() {
                Cell::from(nothing)
            } else {
                Cell::Blank
            },
            assessment_team: self
                .world
                .staff
                .teams
                .get(team)
                .map(|team| team.id.clone())
                .into(),
            assessment_worker_id: worker.map(|worker| self.world.staff.id(worker)).into(),
            ..Assessment::default()
        });
        if end.is_some() {
            let table_id = self.world.id("AF");
            self.world.safeguarding.factors.rows.push(Factors {
                table_id: Cell::Read(table_id),
                assessment_id: Cell::Read(assessment_id),
                assessment_factors_json: Cell::Read(CodeList(factors)),
                ..Factors::default()
            });
        }
        done
    }

    /// A child in need plan with its visits and reviews; says when it ended.
    pub(super) fn need_plan(
        &mut self,
        episode: &Episode,
        from: Day,
        to: Day,
        course: Course,
    ) -> Day {
        let to = self.in_childhood(to);
        if to <= from {
            return from;
        }
        let work = if course == Course::Disabled {
            Work::Disabled
        } else {
            Work::Help
        };
        let team = self.world.staff.team_for(work, self.family.number);
        if self.world.holds_any(from, to) {
            let id = self.world.id("CP");
            let ended = self.world.ended(to);
            let worker = self.world.staff.somebody(team, from, &mut self.own);
            self.world.safeguarding.need_plans.rows.push(NeedPlan {
                cin_plan_id: Cell::Read(id),
                referral_id: Cell::Read(episode.referral.clone()),
                person_id: Cell::Read(self.child.id.clone()),
                cin_plan_start_date: Cell::Read(from),
                cin_plan_end_date: ended.into(),
                cin_plan_team: self
                    .world
                    .staff
                    .teams
                    .get(team)
                    .map(|team| team.id.clone())
                    .into(),
                cin_plan_worker_id: worker.map(|worker| self.world.staff.id(worker)).into(),
                ..NeedPlan::default()
            });
        }
        let last = to.min(self.world.ask.today);
        let slow = troubles::visits_few(&self.world.staff, team) || course == Course::Disabled;
        let mut day = from;
        loop {
            let (least, most) = if slow { (28, 62) } else { (18, 31) };
            day = worked(day.plus(self.fate.number(least, most)));
            if day >= last {
                break;
            }
            self.need_visit(day);
        }
        let mut due = from.plus_months(3);
        while due <= last {
            let late = self.fate.percent(if slow { 30 } else { 14 });
            let held = worked(due.plus(if late {
                self.fate.number(4, 45)
            } else {
                -self.fate.number(0, 9)
            }));
            self.need_review(due, Some(held).filter(|held| *held <= last));
            due = held.plus_months(3);
        }
        if to > self.world.ask.today {
            self.need_review(due, None);
        }
        to
    }

    fn need_visit(&mut self, day: Day) {
        if !self.world.holds(day) || day < self.child.born {
            return;
        }
        let cin_visit_id = self.world.id("V");
        let seen = self.own.percent(91);
        let alone = seen && self.child.age(day) >= 3 && self.own.percent(62);
        let bedroom = seen && self.own.percent(38);
        self.world.safeguarding.need_visits.rows.push(NeedVisit {
            cin_visit_id: Cell::Read(cin_visit_id),
            person_id: Cell::Read(self.child.id.clone()),
            cin_visit_date: Cell::Read(day),
            cin_visit_seen: Cell::from(seen),
            cin_visit_seen_alone: Cell::from(alone),
            cin_visit_bedroom: Cell::from(bedroom),
            ..NeedVisit::default()
        });
    }

    fn need_review(&mut self, due: Day, held: Option<Day>) {
        if due < self.world.start {
            return;
        }
        self.world
            .optional
            .child_in_need_reviews
            .rows
            .push(NeedReview {
                child_id: Cell::Read(self.child.id.clone()),
                due_on: Cell::Read(due),
                held_on: held.into(),
                ..NeedReview::default()
            });
    }

    /// Writes the referral with its end, and who held the work.
    fn close(
        &mut self,
        episode: &Episode,
        course: Course,
        source: children::codes::Source,
        closed: Day,
        nothing: bool,
        reason: CloseReason,
    ) {
        let need = match course {
            Course::Disabled => Need::N2,
            Course::Unaccompanied | Course::Homeless => Need::N8,
            Course::Protection | Course::Care => self
                .fate
                .one_of(&[(82, Need::N1), (7, Need::N5), (4, Need::N4)], Need::N3),
            Course::Assessed | Course::Need => self.fate.one_of(
                &[
                    (57, Need::N1),
                    (15, Need::N5),
                    (11, Need::N4),
                    (4, Need::N2),
                    (4, Need::N3),
                    (5, Need::N6),
                    (1, Need::N7),
                ],
                Need::N8,
            ),
        };
        if !self.world.holds_any(episode.from, closed) {
            return;
        }
        self.world.noted = true;
        let close_date = self.world.ended(closed);
        self.open |= close_date.is_none();
        let first = episode
            .stages
            .first()
            .map_or(Work::FrontDoor, |(_, work)| *work);
        let team = self.world.staff.team_for(first, self.family.number);
        let worker = self
            .world
            .staff
            .somebody(team, episode.from, &mut self.fate);
        self.world
            .safeguarding
            .need_episodes
            .rows
            .push(NeedEpisode {
                referral_id: Cell::Read(episode.referral.clone()),
                person_id: Cell::Read(self.child.id.clone()),
                referral_date: Cell::Read(episode.from),
                cin_primary_need_code: Cell::Read(need),
                referral_source_code: Cell::Read(source),
                referral_source_desc: source.label().into(),
                referral_nfa: Cell::from(nothing),
                close_reason: close_date.map(|_| reason).into(),
                close_date: close_date.into(),
                referral_team: self
                    .world
                    .staff
                    .teams
                    .get(team)
                    .map(|team| team.id.clone())
                    .into(),
                referral_worker_id: worker.map(|worker| self.world.staff.id(worker)).into(),
                ..NeedEpisode::default()
            });
        for (at, (from, work)) in episode.stages.iter().enumerate() {
            let next = episode.stages.get(at + 1).map(|(next, _)| *next);
            let to = next
                .filter(|next| *next <= self.world.ask.today)
                .or(close_date);
            let from = if at == 0 {
                from.plus_working_days(self.own.one_of(&[(55, 0), (33, 1)], 3))
            } else {
                *from
            };
            let team = self.world.staff.team_for(*work, self.family.number);
            let mut chance = self.fate.clone();
            let holding = Holding {
                child: &self.child.id,
                referral: &episode.referral,
                role: "CW",
                team,
                from,
                to,
            };
            hold(self.world, &holding, &mut chance);
        }
    }
}
