//! The people of the invented sample authority: one for each role, so that each can be tried by switching.

use access::{Acting, Reach, Role, Scope};
use children::history;
use children::{Day, Service};
use uuid::Uuid;

use crate::clock;
use crate::state::{App, Children};

/// The sample as a way to sign in: only on the loopback address, only while nothing but invented data is kept.
#[derive(Debug)]
pub(crate) struct SamplePeople {
    form_token: String,
}

impl SamplePeople {
    /// Ready to be tried.
    pub(crate) fn new() -> Self {
        Self {
            form_token: Uuid::new_v4().to_string(),
        }
    }

    /// What every form carries.
    pub(crate) fn form_token(&self) -> String {
        self.form_token.clone()
    }

    /// The invented person of a role; nobody for what anybody sees who is not signed in.
    pub(crate) fn acting(&self, role: Role, app: &App) -> Option<Acting> {
        Some(Acting {
            person: format!("sample-{}", role.word()),
            name: name(role).to_owned(),
            role,
            scope: match app.children() {
                Children::Ready(records) => scope(role, &records.service, records.as_at),
                Children::Reading | Children::None | Children::Unread(_) => Scope::default(),
            },
            proved: Some(clock::now()),
        })
    }
}

/// Their names, all invented.
const fn name(role: Role) -> &'static str {
    match role {
        Role::Director => "Inés Example",
        Role::HeadOfService => "Harriet Example",
        Role::TeamManager => "Tom Example",
        Role::Practitioner => "Priya Example",
        Role::ReviewingOfficer => "Rowan Example",
        Role::FrontDoorManager => "Frances Example",
        Role::FosteringManager => "Farah Example",
        Role::Auditor => "Alan Example",
        Role::Analyst => "Anna Example",
        Role::Governance => "Gwen Example",
        Role::Administrator => "Adam Example",
        Role::BoardMember => "Bola Example",
        Role::Councillor => "Clare Example",
        Role::Inspector => "Ian Example",
        Role::Public => "Anybody",
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
