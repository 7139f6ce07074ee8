//! Whom the people of the invented sample reach: only where everything was invented.

use std::collections::BTreeMap;

use access::{Reach, Role, Scope};
use children::history;
use children::service::ChildId;
use children::{Day, Service};

use crate::Records;

impl Records {
    /// What makes the reach of the sample's person of a role; nothing where anything was not invented.
    #[must_use]
    pub fn invented_scope(&self, role: Role) -> Scope {
        if !self.invented() {
            return Scope::default();
        }
        let scopes = self.invented_scopes.get_or_init(|| {
            let of = |role| (role, scope(role, &self.service, self.as_at));
            Role::ALL.into_iter().map(of).collect::<BTreeMap<_, _>>()
        });
        scopes.get(&role).cloned().unwrap_or_default()
    }
}

impl Records {
    /// The identifier of a child: only where everything was invented, for the sample's review.
    #[must_use]
    pub fn invented_id(&self, child: ChildId) -> Option<String> {
        let names = self.service.names.get(child as usize)?;
        self.invented().then(|| names.id.to_string())
    }

    /// Open children with the name of their team, by the case system's identifier: only where everything was invented, for
    /// the sample's audits.
    #[must_use]
    pub fn invented_open(&self) -> Vec<(String, String)> {
        if !self.invented() {
            return Vec::new();
        }
        let service = &self.service;
        let open = service.children.iter().zip(&service.names);
        open.filter(|(child, _)| child.open_on(self.as_at))
            .filter_map(|(child, names)| {
                let team = self.team_name(child.team_on(self.as_at)?);
                Some((names.id.to_string(), team.to_owned()))
            })
            .collect()
    }
}

/// What makes the reach of an invented person: the team, the worker or the sample with most to show.
fn scope(role: Role, service: &Service, on: Day) -> Scope {
    let mut scope = Scope::default();
    match access::table::row(role).reach {
        Reach::Teams | Reach::FrontDoor => {
            let open = service.children.iter().filter(|child| child.open_on(on));
            let team = most(open.filter_map(|child| child.team_on(on)));
            let team = team.and_then(|team| service.teams.get(usize::from(team)));
            // A head of service answers for the team above, where there is one.
            let team = match (role, team.and_then(|team| team.parent)) {
                (Role::HeadOfService, Some(above)) => service.teams.get(usize::from(above)),
                _ => team,
            };
            scope.teams = team.map(|team| team.id.to_string()).into_iter().collect();
        }
        Reach::Own => {
            let held = service.children.iter().filter(|child| child.open_on(on));
            let worker = most(held.filter_map(|child| child.case_worker_on(on)?.worker));
            scope.worker = worker_id(service, worker);
        }
        Reach::Reviewed => {
            let reviewed = service.children.iter().filter_map(|child| {
                let officer = child
                    .involvements
                    .iter()
                    .find(|held| held.role == history::Role::ReviewingOfficer);
                officer.and_then(|held| held.worker)
            });
            scope.worker = worker_id(service, most(reviewed));
        }
        Reach::Sample => {
            let open = service.children.iter().zip(&service.names);
            scope.sample = open
                .filter(|(child, _)| child.open_on(on))
                .map(|(_, names)| names.id.to_string())
                .step_by(100)
                .collect();
        }
        Reach::Nobody | Reach::Fostering | Reach::All => {}
    }
    scope
}

fn worker_id(service: &Service, worker: Option<u32>) -> String {
    worker
        .and_then(|worker| service.workers.get(worker as usize))
        .map(|worker| worker.id.to_string())
        .unwrap_or_default()
}

/// What comes most often; of those that come equally often the first.
fn most<T: Ord>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counts = std::collections::BTreeMap::new();
    for each in all {
        *counts.entry(each).or_insert(0_u32) += 1;
    }
    let most = counts.values().copied().max()?;
    counts
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(each, _)| each)
}
