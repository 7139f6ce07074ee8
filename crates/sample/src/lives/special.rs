//! Disabled children and their service, education, health and care plans, private fostering, and the child's own words.

use children::Day;
use children::codes::{ContactOutcome, LegalStatus};
use returns::cell::Cell;
use returns::optional::{DisabledChild, PrivateFostering, PrivateFosteringVisit};
use returns::safeguarding::tables::{
    ActivePlan, EducationAssessment, EducationRequest, NamedPlan, SenNeed, Send, VoiceOfChild,
};

use super::Life;
use super::care::{InCare, Way};
use super::need::{Course, Episode};
use super::staff::Work;
use crate::chance::worked;
use crate::people;

impl Life<'_> {
    /// Time with the disabled children's service.
    pub(super) fn disabled_service(&mut self, from: Day, to: Day) {
        if !self.world.holds_any(from, to) {
            return;
        }
        let today = self.world.ask.today;
        let ended = self.world.ended(to);
        let team = self
            .world
            .staff
            .team_for(Work::Disabled, self.family.number);
        let worker = self
            .world
            .staff
            .somebody(team, to.min(today), &mut self.own);
        let plan_due = Day::birthday(self.child.born, 17);
        let agreed = plan_due.plus(self.own.number(-90, 120));
        let agreed = self
            .world
            .ended(agreed)
            .filter(|day| *day < to && self.own.percent(58));
        let reviewed = self.own.percent(70).then(|| {
            worked(
                to.min(today)
                    .plus(-self.own.spread([5, 60, 130, 190, 300, 480])),
            )
        });
        self.world
            .optional
            .disabled_children
            .rows
            .push(DisabledChild {
                child_id: Cell::Read(self.child.id.clone()),
                began_on: Cell::Read(from),
                ended_on: ended.into(),
                worker_id: worker.map(|worker| self.world.staff.id(worker)).into(),
                transition_plan_agreed_on: agreed.into(),
                short_breaks_reviewed_on: reviewed
                    .filter(|day| *day > from && *day <= today)
                    .into(),
                ..DisabledChild::default()
            });
    }

    /// Short breaks away from home, which are a legal status but not care as it is counted.
    pub(super) fn short_breaks(&mut self, episode: &Episode, from: Day, to: Day) {
        let began = from.plus(self.own.number(60, 400));
        if !self.own.percent(16)
            || began >= to
            || began > self.world.ask.today
            || !self.world.holds_any(began, to)
        {
            return;
        }
        let id = self.world.id("LA");
        let home = self.short_break_home(began, to);
        let care = InCare {
            id,
            from: began,
            to,
            way: Way::Home,
            legal: vec![(began, LegalStatus::V4)],
            homes: vec![home],
        };
        self.record_care(&care, episode);
    }

    /// Special educational needs, for those who have them.
    pub(super) fn special_needs(&mut self, likely: u32) {
        let today = self.world.ask.today;
        let first = Day::birthday(self.child.born, 4);
        if !self.world.noted || !self.own.percent(likely) || first >= today {
            return;
        }
        let requested = worked(self.own.day(
            first.max(self.world.start.plus_years(-3)),
            today.min(Day::birthday(self.child.born, 16)).max(first),
        ));
        if requested > today {
            return;
        }
        let send = self.world.id("SN");
        let request = self.world.id("ER");
        self.world.safeguarding.send.rows.push(Send {
            table_id: Cell::Read(send.clone()),
            upn: Cell::Read(people::pupil_number(self.child.number)),
            person_id: Cell::Read(self.child.id.clone()),
            ..Send::default()
        });
        let agreed = self.own.percent(78);
        let answer = requested.plus(self.own.number(20, 46));
        let answered = self.world.ended(answer);
        self.world
            .safeguarding
            .education_requests
            .rows
            .push(EducationRequest {
                ehcp_request_id: Cell::Read(request.clone()),
                send_table_id: Cell::Read(send),
                ehcp_req_date: Cell::Read(requested),
                ehcp_req_outcome_date: answered.into(),
                ehcp_req_outcome: if answered.is_none() {
                    Cell::Blank
                } else if agreed {
                    "Y".into()
                } else {
                    "N".into()
                },
                ..EducationRequest::default()
            });
        if !agreed || answered.is_none() {
            return;
        }
        let issued = requested.plus(if self.own.percent(45) {
            self.own.number(100, 140)
        } else {
            self.own.number(141, 400)
        });
        let assessed = issued.plus(-self.own.number(14, 40));
        let assessment = self.world.id("EA");
        let done = self.world.ended(assessed);
        let planned = self.own.percent(94);
        self.world
            .safeguarding
            .education_assessments
            .rows
            .push(EducationAssessment {
                ehcp_assessment_id: Cell::Read(assessment.clone()),
                ehcp_request_id: Cell::Read(request.clone()),
                ehcp_assessment_outcome_date: done.into(),
                ehcp_assessment_outcome: if done.is_none() {
                    Cell::Blank
                } else if planned {
                    "Y".into()
                } else {
                    "N".into()
                },
                ehcp_assessment_exceptions: Cell::from(self.own.percent(3)),
                ..EducationAssessment::default()
            });
        if !planned || issued > today {
            return;
        }
        let ceased = self.world.ended(Day::birthday(self.child.born, 19));
        let plan = self.world.id("EN");
        self.world.safeguarding.named_plans.rows.push(NamedPlan {
            named_plan_id: Cell::Read(plan),
            ehcp_asmt_id: Cell::Read(assessment),
            named_plan_start_date: Cell::Read(issued),
            named_plan_ceased_date: ceased.into(),
            ..NamedPlan::default()
        });
        if ceased.is_some() {
            return;
        }
        let active = self.world.id("EP");
        let reviewed = today.plus(-self.own.spread([5, 90, 190, 290, 420, 600]));
        self.world.safeguarding.active_plans.rows.push(ActivePlan {
            active_ehcp_id: Cell::Read(active.clone()),
            ehcp_request_id: Cell::Read(request),
            active_ehcp_last_review_date: Some(reviewed).filter(|day| *day > issued).into(),
            ..ActivePlan::default()
        });
        let table_id = self.world.id("EW");
        self.world.safeguarding.sen_needs.rows.push(SenNeed {
            table_id: Cell::Read(table_id),
            active_ehcp_id: Cell::Read(active),
            active_ehcp_need_type: self
                .own
                .word(&["ASD", "SEMH", "SLCN", "MLD", "SLD", "PD"])
                .into(),
            active_ehcp_need_rank: "1".into(),
            ..SenNeed::default()
        });
    }

    /// A child who lives with somebody who is no near relative; says when it was over.
    pub(super) fn privately_fostered(&mut self, day: Day) -> Day {
        let today = self.world.ask.today;
        let _ = self.contact(day, ContactOutcome::PrivateFostering);
        let over = self.referred(day.plus(1), Course::Assessed);
        let notified = worked(day);
        let began = day.plus(-self.own.number(0, 60));
        let until = day.plus(self.own.spread([40, 120, 260, 420, 700, 900]));
        let end = self.in_childhood(until);
        if notified > today || !self.world.holds(notified) {
            return over;
        }
        let ended_on = self.world.ended(end);
        self.world
            .optional
            .private_fostering
            .rows
            .push(PrivateFostering {
                child_id: Cell::Read(self.child.id.clone()),
                notified_on: Cell::Read(notified),
                began_on: Cell::Read(began),
                ended_on: ended_on.into(),
                ..PrivateFostering::default()
            });
        let mut visit = notified.plus_working_days(if self.own.percent(76) {
            self.own.count(1, 7)
        } else {
            self.own.count(8, 15)
        });
        while visit < end && visit <= today {
            self.world
                .optional
                .private_fostering_visits
                .rows
                .push(PrivateFosteringVisit {
                    child_id: Cell::Read(self.child.id.clone()),
                    visited_on: Cell::Read(visit),
                    ..PrivateFosteringVisit::default()
                });
            let most = if visit.days_since(notified) < 365 {
                42
            } else {
                84
            };
            let late = if self.own.percent(18) {
                self.own.number(3, 25)
            } else {
                -self.own.number(0, 12)
            };
            visit = worked(visit.plus(most + late));
        }
        over
    }

    /// What a child says of the help, where somebody asked.
    pub(super) fn voice(&mut self) {
        if !self.open || !self.own.percent(30) || self.child.age(self.world.ask.today) < 5 {
            return;
        }
        let table_id = self.world.id("VC");
        let yes = |own: &mut crate::chance::Chance, share: u32| Cell::from(own.percent(share));
        self.world.safeguarding.voice.rows.push(VoiceOfChild {
            table_id: Cell::Read(table_id),
            person_id: Cell::Read(self.child.id.clone()),
            explained_worries: yes(&mut self.own, 84),
            story_help_understand: yes(&mut self.own, 66),
            agree_worker: yes(&mut self.own, 79),
            plan_safe: yes(&mut self.own, 75),
            tablet_help_explain: yes(&mut self.own, 58),
            ..VoiceOfChild::default()
        });
    }
}
