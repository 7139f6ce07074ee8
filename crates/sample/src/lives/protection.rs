//! Child protection: strategy discussions and enquiries, conferences, plans, visits, reviews and core groups.

use children::Day;
use children::codes::{CloseReason, Participation, PlanCategory};
use compact_str::{CompactString as Text, format_compact};
use returns::cell::Cell;
use returns::optional::CoreGroup;
use returns::safeguarding::tables::{Conference, Enquiry, Plan, PlanReview, PlanVisit};

use super::Life;
use super::need::{Course, Episode};
use super::staff::Work;
use crate::chance::worked;
use crate::troubles;

impl Life<'_> {
    /// An enquiry that ends without a conference.
    pub(super) fn enquired(&mut self, episode: &Episode, from: Day, assessed: Day) {
        let start = worked(from).plus_working_days(self.fate.count(0, 4));
        let end = start
            .plus_working_days(self.fate.count(4, 15))
            .min(assessed);
        if end <= start {
            return;
        }
        if self.world.holds_any(start, end) {
            let id = self.world.id("S");
            self.enquiry(episode, id, start, end, true);
        }
    }

    fn enquiry(&mut self, episode: &Episode, id: Text, start: Day, end: Day, nothing: bool) {
        let team = self
            .world
            .staff
            .team_for(Work::Assessment, self.family.number);
        let ended = self.world.ended(end);
        let worker = self.world.staff.somebody(team, start, &mut self.own);
        self.world.safeguarding.enquiries.rows.push(Enquiry {
            s47_enquiry_id: Cell::Read(id),
            referral_id: Cell::Read(episode.referral.clone()),
            person_id: Cell::Read(self.child.id.clone()),
            s47_start_date: Cell::Read(start),
            s47_end_date: ended.into(),
            s47_nfa: if ended.is_some() {
                Cell::from(nothing)
            } else {
                Cell::Blank
            },
            s47_completed_by_worker_id: ended
                .and(worker)
                .map(|worker| self.world.staff.id(worker))
                .into(),
            s47_completed_by_team: self
                .world
                .staff
                .teams
                .get(team)
                .map(|team| team.id.clone())
                .into(),
            ..Enquiry::default()
        });
    }

    /// From strategy discussion to the end of the plan and what follows; says when and why the work was closed.
    pub(super) fn protected(&mut self, episode: &mut Episode) -> (Day, CloseReason) {
        let plan = self.conferenced(episode);
        let Some((from, to)) = plan else {
            // The conference made no plan: a child in need plan follows.
            let from = episode.from.plus_working_days(self.fate.count(28, 45));
            episode.stages.push((from, Work::Help));
            let until = from.plus(self.fate.number(60, 240));
            let end = self.need_plan(episode, from, until, Course::Need);
            return (end.plus(5), CloseReason::RC9);
        };
        if to >= self.child.grown() {
            return (to, CloseReason::RC7);
        }
        // Some plans end in care, once pre-proceedings have not sufficed.
        if self.fate.percent(9) && self.child.age(to) < 16 {
            return self.in_care_from(episode, to, Course::Care);
        }
        if self.fate.percent(72) {
            let until = to.plus(self.fate.spread([40, 85, 120, 180, 300, 500]));
            let end = self.need_plan(episode, worked(to), until, Course::Need);
            let reason = self
                .fate
                .one_of(&[(62, CloseReason::RC9)], CloseReason::RC7);
            return (end.plus(self.fate.number(0, 10)), reason);
        }
        let _ = from;
        (to.plus(self.fate.number(2, 20)), CloseReason::RC7)
    }

    /// The enquiry, its conference and the plan where one was made.
    pub(super) fn conferenced(&mut self, episode: &mut Episode) -> Option<(Day, Day)> {
        let today = self.world.ask.today;
        let discussed = worked(episode.from)
            .plus_working_days(self.fate.one_of(&[(55, 0), (20, 3), (15, 8)], 16));
        let target = discussed.plus_working_days(15);
        let in_time = self
            .fate
            .percent(troubles::conferences_in_time(today, discussed));
        let held = discussed.plus_working_days(if in_time {
            self.fate.count(9, 15)
        } else {
            self.fate.count(16, 28)
        });
        let wanted = self.fate.percent(87);
        let length = self.fate.spread([28, 115, 245, 385, 680, 1_100]);
        let to = self.in_childhood(held.plus(length));
        let planned = wanted && to > held;
        let last = if planned { to } else { held };
        let enquiry = self.world.id("S");
        let conference = self.world.id("IC");
        let plan_id = self.world.id("PP");
        if discussed > today || !self.world.holds_any(discussed, last) {
            return (planned && to > held).then_some((held, to));
        }
        let ended = discussed.plus_working_days(self.fate.count(5, 9));
        self.enquiry(episode, enquiry.clone(), discussed, ended, false);
        let was_held = held <= today;
        let team = self
            .world
            .staff
            .team_for(Work::Reviewing, self.family.number);
        let chair = self.world.staff.somebody(team, held, &mut self.fate);
        if ended <= today {
            self.world.safeguarding.conferences.rows.push(Conference {
                icpc_id: Cell::Read(conference.clone()),
                icpc_meeting_id: Cell::Read(format_compact!("M{}-{held}", self.family.number)),
                s47_enquiry_id: Cell::Read(enquiry),
                person_id: Cell::Read(self.child.id.clone()),
                cp_plan_id: (was_held && planned).then(|| plan_id.clone()).into(),
                referral_id: Cell::Read(episode.referral.clone()),
                icpc_transfer_in: Cell::from(false),
                icpc_target_date: Cell::Read(target),
                icpc_date: was_held.then_some(held).into(),
                icpc_outcome_cp_flag: if was_held {
                    Cell::from(planned)
                } else {
                    Cell::Blank
                },
                icpc_team: self
                    .world
                    .staff
                    .teams
                    .get(team)
                    .map(|team| team.id.clone())
                    .into(),
                icpc_worker_id: chair.map(|chair| self.world.staff.id(chair)).into(),
                ..Conference::default()
            });
        }
        if !planned || to <= held {
            return None;
        }
        if was_held {
            episode.stages.push((held, Work::Help));
            self.plan(episode, &plan_id, &conference, held, to);
        }
        Some((held, to))
    }

    fn plan(&mut self, episode: &Episode, id: &Text, conference: &Text, from: Day, to: Day) {
        let category = self.fate.one_of(
            &[
                (47, PlanCategory::Neglect),
                (37, PlanCategory::Emotional),
                (7, PlanCategory::Physical),
                (4, PlanCategory::Sexual),
            ],
            PlanCategory::Multiple,
        );
        let latest = if self.fate.percent(8) {
            PlanCategory::Neglect
        } else {
            category
        };
        let ended = self.world.ended(to);
        self.world.safeguarding.plans.rows.push(Plan {
            cp_plan_id: Cell::Read(id.clone()),
            referral_id: Cell::Read(episode.referral.clone()),
            icpc_id: Cell::Read(conference.clone()),
            person_id: Cell::Read(self.child.id.clone()),
            cp_plan_start_date: Cell::Read(from),
            cp_plan_end_date: ended.into(),
            cp_plan_initial_category: Cell::Read(category),
            cp_plan_ola: Cell::from(false),
            cp_plan_latest_category: Cell::Read(latest),
            ..Plan::default()
        });
        let last = to.min(self.world.ask.today);
        let team = self.world.staff.team_for(Work::Help, self.family.number);
        let few = troubles::visits_few(&self.world.staff, team);
        self.plan_visits(id, from, last, few);
        self.plan_reviews(id, from, to, last);
        self.core_groups(from, to, last, few);
    }

    fn plan_visits(&mut self, id: &Text, from: Day, last: Day, few: bool) {
        let mut day = from;
        loop {
            let working_days = if few {
                self.fate.count(10, 40)
            } else if self.fate.percent(90) {
                self.fate.count(5, 10)
            } else {
                self.fate.count(11, 19)
            };
            day = worked(day).plus_working_days(working_days);
            if day >= last {
                return;
            }
            if !self.world.holds(day) || day < self.child.born {
                continue;
            }
            let cp_visit_id = self.world.id("V");
            let seen = self.own.percent(93);
            let alone =
                seen && self.child.age(day) >= 3 && self.own.percent(if few { 55 } else { 78 });
            let bedroom = seen && self.own.percent(52);
            self.world.safeguarding.plan_visits.rows.push(PlanVisit {
                cp_visit_id: Cell::Read(cp_visit_id),
                person_id: Cell::Read(self.child.id.clone()),
                cp_plan_id: Cell::Read(id.clone()),
                cp_visit_date: Cell::Read(day),
                cp_visit_seen: Cell::from(seen),
                cp_visit_seen_alone: Cell::from(alone),
                cp_visit_bedroom: Cell::from(bedroom),
                ..PlanVisit::default()
            });
        }
    }

    fn plan_reviews(&mut self, id: &Text, from: Day, to: Day, last: Day) {
        let mut due = from.plus_months(3);
        loop {
            let late = self.fate.percent(6);
            let mut held = worked(due.plus(if late {
                self.fate.number(4, 24)
            } else {
                -self.fate.number(3, 14)
            }));
            // A plan ends at a review.
            let ending = held.plus_months(6) > to && to <= self.world.ask.today;
            if ending && held.plus(40) > to {
                held = to;
            }
            if held > last {
                if to > self.world.ask.today {
                    self.plan_review(id, due, None, true);
                }
                return;
            }
            self.plan_review(id, due, Some(held), held < to);
            if held >= to {
                return;
            }
            due = held.plus_months(6);
            if due > to && to <= self.world.ask.today {
                due = to;
            }
        }
    }

    fn plan_review(&mut self, id: &Text, due: Day, held: Option<Day>, continues: bool) {
        if held.unwrap_or(due) < self.world.start {
            return;
        }
        let cp_review_id = self.world.id("CR");
        let quorate = self.fate.percent(91);
        let participation = self.participation(held.unwrap_or(due));
        self.world.safeguarding.plan_reviews.rows.push(PlanReview {
            cp_review_id: Cell::Read(cp_review_id),
            person_id: Cell::Read(self.child.id.clone()),
            cp_plan_id: Cell::Read(id.clone()),
            cp_review_due: Cell::Read(due),
            cp_review_date: held.into(),
            cp_review_meeting_id: held
                .map(|held| format_compact!("M{}-{held}", self.family.number))
                .into(),
            cp_review_outcome_continue_cp: if held.is_some() {
                Cell::from(continues)
            } else {
                Cell::Blank
            },
            cp_review_quorate: if held.is_some() {
                Cell::from(quorate)
            } else {
                Cell::Blank
            },
            cp_review_participation: held.map(|_| participation).into(),
            ..PlanReview::default()
        });
    }

    /// How the child took part in a review.
    pub(super) fn participation(&mut self, on: Day) -> Participation {
        let found = self.own.one_of(
            &[
                (30, Participation::Pn1),
                (9, Participation::Pn2),
                (5, Participation::Pn3),
                (6, Participation::Pn4),
                (16, Participation::Pn5),
                (22, Participation::Pn6),
            ],
            Participation::Pn7,
        );
        if self.child.age(on) < 4 {
            Participation::Pn0
        } else {
            found
        }
    }

    fn core_groups(&mut self, from: Day, to: Day, last: Day, few: bool) {
        let mut due = from.plus_working_days(10);
        while due < to {
            let late = self.fate.percent(if few { 32 } else { 13 });
            let missed = late && self.fate.percent(35);
            let held = due.plus_working_days(if late { self.fate.count(1, 15) } else { 0 });
            let held = if late {
                held
            } else {
                worked(due.plus(-self.fate.number(0, 5))).min(due)
            };
            let held = Some(held).filter(|held| *held <= last && !missed);
            if due >= self.world.start {
                self.world.optional.core_groups.rows.push(CoreGroup {
                    child_id: Cell::Read(self.child.id.clone()),
                    due_on: Cell::Read(due),
                    held_on: held.into(),
                    ..CoreGroup::default()
                });
            }
            if due > last {
                return;
            }
            due = worked(held.unwrap_or(due).plus(42));
        }
    }
}
