//! Which children a key reaches, worked out from the records.

use std::collections::BTreeSet;

use access::Reach;
use children::History;
use children::history::{Involvement, Role};
use children::service::ChildId;
use children::words::Status;

use super::ViewKey;
use crate::Records;

impl Records {
    /// The children of a key, in order; `None` for every child.
    pub(crate) fn reached(&self, key: &ViewKey) -> Option<Vec<ChildId>> {
        if key.reach == Reach::All && key.without.is_empty() {
            return None;
        }
        let teams = self.teams_of(key);
        let worker = self.worker_of(key);
        let sample: BTreeSet<ChildId> = key
            .scope
            .sample
            .iter()
            .filter_map(|id| self.service.child(id))
            .collect();
        let is_in = |child: ChildId, history: &History| match key.reach {
            Reach::Nobody => false,
            Reach::All => true,
            Reach::Own => worker.is_some_and(|worker| self.is_own(history, worker)),
            Reach::Reviewed => worker.is_some_and(|worker| {
                let officer = history.involved_on(Role::ReviewingOfficer, self.as_at);
                officer.and_then(|held| held.worker) == Some(worker)
            }),
            Reach::Teams => self
                .team_now_or_last(history)
                .is_some_and(|team| teams.contains(&team)),
            Reach::FrontDoor => self.is_at_the_front_door(history, &teams),
            Reach::Fostering => self.is_in_a_foster_home(history),
            Reach::Sample => sample.contains(&child),
        };
        let all = (0..).zip(&self.service.children);
        Some(
            all.filter(|(child, history)| {
                is_in(*child, history) && !key.without.contains(self.address_of(*child))
            })
            .map(|(child, _)| child)
            .collect(),
        )
    }

    /// The teams of a key, with those below them.
    pub(crate) fn teams_of(&self, key: &ViewKey) -> BTreeSet<u16> {
        self.teams_below(&key.scope.teams)
    }

    /// Teams by the case system's identifiers, with those below them.
    pub(crate) fn teams_below(&self, ids: &[String]) -> BTreeSet<u16> {
        let teams = || (0_u16..).zip(&self.service.teams);
        let mut found: BTreeSet<u16> = teams()
            .filter(|(_, team)| ids.iter().any(|id| *id == *team.id))
            .map(|(at, _)| at)
            .collect();
        // A level at a time; a table that names a team as its own grandparent ends here too, as nothing new is found.
        loop {
            let below: Vec<u16> = teams()
                .filter(|(at, team)| {
                    !found.contains(at) && team.parent.is_some_and(|above| found.contains(&above))
                })
                .map(|(at, _)| at)
                .collect();
            if below.is_empty() {
                return found;
            }
            found.extend(below);
        }
    }

    /// The worker of a key.
    pub(crate) fn worker_of(&self, key: &ViewKey) -> Option<u32> {
        if key.scope.worker.is_empty() {
            return None;
        }
        (0..)
            .zip(&self.service.workers)
            .find(|(_, worker)| *worker.id == *key.scope.worker)
            .map(|(at, _)| at)
    }

    /// The team that holds the work now or, of a child who is not open, held it last.
    pub(crate) fn team_now_or_last(&self, history: &History) -> Option<u16> {
        let now = history.team_on(self.as_at);
        if now.is_some() || history.status_on(self.as_at) != Status::Closed {
            return now;
        }
        let held = latest(history, |each| each.team.is_some()).and_then(|each| each.team);
        held.or_else(|| history.referrals.iter().rev().find_map(|each| each.team))
    }

    /// Whether a worker is the case worker or personal adviser now or, where the case is closed, was it last.
    fn is_own(&self, history: &History, worker: u32) -> bool {
        let now = [Role::CaseWorker, Role::PersonalAdviser]
            .into_iter()
            .any(|role| {
                let held = history.involved_on(role, self.as_at);
                held.and_then(|held| held.worker) == Some(worker)
            });
        let adviser = history.leaver().and_then(|record| record.worker) == Some(worker);
        let last = || {
            history.status_on(self.as_at) == Status::Closed
                && latest(history, |each| each.worker.is_some()).and_then(|each| each.worker)
                    == Some(worker)
        };
        now || adviser || last()
    }

    /// Whether something has come in that no team but these has taken: an open referral without a plan, an assessment
    /// not yet authorised, or a contact without an outcome.
    fn is_at_the_front_door(&self, history: &History, teams: &BTreeSet<u16>) -> bool {
        let taken = history
            .team_on(self.as_at)
            .is_some_and(|team| !teams.contains(&team));
        let by_now = |on: Option<children::Day>| on.is_some_and(|on| on <= self.as_at);
        let assessed = || {
            let open = |on: Option<children::Day>| !by_now(on);
            history
                .assessments
                .iter()
                .any(|each| by_now(each.start) && open(each.authorised))
        };
        let contact = || {
            let mut contacts = history.contacts.iter();
            contacts.any(|each| by_now(each.on) && each.outcomes.is_none())
        };
        !taken
            && match history.status_on(self.as_at) {
                Status::Open => true,
                Status::Closed => assessed() || contact(),
                Status::InCare | Status::ProtectionPlan | Status::NeedPlan | Status::CareLeaver => {
                    false
                }
            }
    }

    /// Whether a child in care lives in a foster home now.
    fn is_in_a_foster_home(&self, history: &History) -> bool {
        let home = history
            .care_on(self.as_at)
            .and_then(|(care, _)| care.placement_on(self.as_at));
        home.and_then(|home| home.kind)
            .is_some_and(children::codes::PlacementType::is_foster)
    }

    /// Whose children a key reaches, in words that end a sentence.
    pub(crate) fn whose(&self, key: &ViewKey) -> String {
        let teams = || {
            let teams = self.teams_of(key);
            let names = teams.iter().map(|team| self.team_name(*team));
            let names: Vec<&str> = names.collect();
            match names.as_slice() {
                [] => "your teams, none of which is in what was loaded".to_owned(),
                [one] => format!("the team {one}"),
                [first, rest @ ..] if rest.len() > 3 => {
                    format!("the team {first} and {} more", rest.len())
                }
                [rest @ .., last] => format!("the teams {} and {last}", rest.join(", ")),
            }
        };
        match key.reach {
            Reach::All | Reach::Nobody => Reach::Nobody.name().to_owned(),
            Reach::Own => "children allocated to you, now or last".to_owned(),
            Reach::Reviewed => "children whose reviewing officer you are".to_owned(),
            Reach::Teams => format!("children of {}", teams()),
            Reach::FrontDoor => "children at the front door, whom no other team holds".to_owned(),
            Reach::Fostering => "children in foster homes now, and their carers".to_owned(),
            Reach::Sample => format!("the sample of {} children", key.scope.sample.len()),
        }
    }
}

/// The involvement as case worker that ended last.
fn latest(history: &History, named: impl Fn(&Involvement) -> bool) -> Option<&Involvement> {
    history
        .involvements
        .iter()
        .filter(|each| each.role == Role::CaseWorker && named(each))
        .max_by_key(|each| each.spell.to)
}
