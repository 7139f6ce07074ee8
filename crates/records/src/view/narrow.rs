//! The records made anew from some of the children: nothing of any other is left in them but numbers of the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock};

use access::Reach;
use children::history::Role;
use children::service::{ChildId, Fact, Household, Worker};
use children::{Service, ThinVec};
use measures::measure::{Judge, Measure, Value};
use measures::scene::Scene;
use measures::worklist::{List, ListJudge};

use super::{Staff, ViewKey, sealed};
use crate::addresses::Addresses;
use crate::records::Core;
use crate::standing::Lists;
use crate::{Records, measured};

/// The children in order, with the parts of the service that go with them.
pub(super) fn core(all: &Records, key: &ViewKey, children: &[ChildId]) -> Core {
    let staff = (key.reach != Reach::All).then(|| staff(all, key, children));
    let service = service(all, key, children, staff.as_ref());
    let scene = Scene {
        service: &service,
        standards: &all.standards,
        today: all.as_at,
    };
    let measured = measured::all(&scene, all.months, |measure| holds(key.reach, measure));
    let lists = Lists::built(&scene, |list| holds_list(key.reach, list));
    let everybody = key.reach == Reach::All;
    // A row about nobody, or about somebody no table of children knows, goes with those of everybody alone.
    let of = |id: &str| match all.service.child(id) {
        Some(_) => service.child(id).is_some(),
        None => everybody,
    };
    let checked = all.checked.iter().map(|each| each.narrowed(of)).collect();
    let disagreements = all.disagreements.iter();
    let disagreements = disagreements
        .filter(|each| of(&each.child))
        .cloned()
        .collect();
    // Of rows about nobody only what is made here knows; what is made later goes by who is held.
    let reconciled = if everybody {
        OnceLock::from(all.of_everybody.of(of))
    } else {
        OnceLock::new()
    };
    Core {
        loads: all.loads.clone(),
        rows: Arc::clone(&all.rows),
        sent: Arc::clone(&all.sent),
        streets: Arc::clone(&all.streets),
        among: Some(children.to_vec()),
        doubts: all.doubts.clone(),
        doubts_of_reading: all.doubts_of_reading,
        checked,
        disagreements,
        of_everybody: Arc::clone(&all.of_everybody),
        reconciled,
        standards: all.standards.clone(),
        as_at: all.as_at,
        addresses: Addresses::some(&all.addresses, children),
        council: all.council,
        today: all.today,
        months: all.months,
        measured,
        lists,
        sealed: sealed(&service, all.as_at),
        without_figures: Arc::clone(&all.without_figures),
        staff,
        invented_scopes: OnceLock::new(),
        connections: Mutex::default(),
        service,
    }
}

/// Workers and teams whose figures go with these children: of teams their own, else those who hold one of them.
fn staff(all: &Records, key: &ViewKey, children: &[ChildId]) -> Staff {
    let (mut workers, mut teams) = (BTreeSet::new(), all.teams_of(key));
    match key.reach {
        Reach::Teams => {
            let of_teams = (0..).zip(&all.service.workers);
            workers.extend(
                of_teams
                    .filter(|(_, worker)| worker.team.is_some_and(|team| teams.contains(&team)))
                    .map(|(at, _)| at),
            );
        }
        Reach::Own | Reach::Reviewed => workers.extend(all.worker_of(key)),
        Reach::Nobody | Reach::FrontDoor | Reach::Fostering | Reach::Sample | Reach::All => {}
    }
    for history in children.iter().filter_map(|child| all.history(*child)) {
        teams.extend(history.team_on(all.as_at));
        let held = history.involved_on(Role::CaseWorker, all.as_at);
        if let Some(worker) = held.and_then(|held| held.worker)
            && all.worker(worker).is_some_and(|each| each.team.is_none())
            && key.reach == Reach::Teams
        {
            workers.insert(worker);
        }
    }
    Staff { workers, teams }
}

fn service(all: &Records, key: &ViewKey, children: &[ChildId], staff: Option<&Staff>) -> Service {
    let from = &all.service;
    let some = |child: &ChildId| from.children.get(*child as usize).cloned();
    let names = |child: &ChildId| from.names.get(*child as usize).cloned();
    let now: BTreeMap<ChildId, ChildId> = children.iter().copied().zip(0..).collect();
    let is_shown = |worker: u32| staff.is_none_or(|staff| staff.workers.contains(&worker));
    let of_team = |team: Option<u16>| {
        staff.is_none_or(|staff| {
            key.reach == Reach::Teams && team.is_some_and(|team| staff.teams.contains(&team))
        })
    };
    let everybody = key.reach == Reach::All;
    let keep = |whole: bool| everybody || whole;
    Service {
        children: children.iter().filter_map(some).collect(),
        names: children.iter().filter_map(names).collect(),
        workers: (0..)
            .zip(&from.workers)
            .zip(all.without_figures.iter())
            .map(|((at, worker), without)| Arc::clone(if is_shown(at) { worker } else { without }))
            .collect(),
        teams: from.teams.clone(),
        areas: from.areas.clone(),
        urns: from.urns.clone(),
        households: from
            .households
            .iter()
            .map(|home| household(home, &now))
            .filter(|home| keep(key.reach == Reach::Fostering || !home.children.is_empty()))
            .collect(),
        adopters: if everybody {
            from.adopters.clone()
        } else {
            Vec::new()
        },
        posts: from
            .posts
            .iter()
            .filter(|post| of_team(post.team))
            .copied()
            .collect(),
        supervision: from
            .supervision
            .iter()
            .filter(|held| staff.is_none() || held.worker.is_some_and(is_shown))
            .copied()
            .collect(),
        audit_actions: if everybody {
            from.audit_actions.clone()
        } else {
            Vec::new()
        },
        complaints: if everybody {
            from.complaints.clone()
        } else {
            Vec::new()
        },
        hubs: if everybody {
            from.hubs.clone()
        } else {
            Vec::new()
        },
        population: if everybody {
            from.population.clone()
        } else {
            Vec::new()
        },
        sources: from.sources.clone(),
    }
}

/// Every worker as a view shows one of whom it shows that they hold a child, and nothing that is counted of themselves:
/// without a row they are in no count of workers, and without a limit never over it.
pub(crate) fn without_figures(service: &Service) -> Arc<[Arc<Worker>]> {
    let without = |worker: &Arc<Worker>| {
        Arc::new(Worker {
            at: None,
            limit: Some(u16::MAX),
            team: None,
            ..Worker::clone(worker)
        })
    };
    service.workers.iter().map(without).collect()
}

/// A home with those of its children who are in the view.
fn household(home: &Household, now: &BTreeMap<ChildId, ChildId>) -> Household {
    let children: ThinVec<_> = home
        .children
        .iter()
        .filter_map(|place| {
            let child = *now.get(&place.child)?;
            Some(children::service::HouseholdPlace { child, ..*place })
        })
        .collect();
    Household {
        children,
        ..home.clone()
    }
}

/// Whether a reach has a measure. What counts the whole service (complaints, adopters, hubs), and rates of the whole
/// population, would be wrong of some of its children.
fn holds(reach: Reach, measure: &Measure) -> bool {
    if reach == Reach::All {
        return true;
    }
    measure.value != Value::Rate
        && match measure.judge {
            Judge::Child(_) | Judge::Never(_) => true,
            Judge::Service(_) => reaches(reach, measure.needs),
        }
}

fn holds_list(reach: Reach, list: &List) -> bool {
    match list.judge {
        ListJudge::Child(_) => true,
        ListJudge::Service(_) => reach == Reach::All || reaches(reach, list.needs),
    }
}

/// Whether a reach has what is counted of the service besides its children, told by the tables it is counted from.
fn reaches(reach: Reach, needs: &[Fact]) -> bool {
    let any = |facts: &[Fact]| needs.iter().any(|need| facts.contains(need));
    if any(&[
        Fact::Adopters,
        Fact::Hubs,
        Fact::AuditActions,
        Fact::Complaints,
    ]) {
        false
    } else if any(&[Fact::Households, Fact::HouseholdConcerns]) {
        reach == Reach::Fostering
    } else if any(&[Fact::Workers]) && any(&[Fact::CareEpisodes]) {
        // Reviewing officers work across teams: of one team's children their caseload cannot be told.
        false
    } else if any(&[Fact::Workers, Fact::Staff, Fact::Posts, Fact::Supervision]) {
        reach == Reach::Teams
    } else {
        true
    }
}
