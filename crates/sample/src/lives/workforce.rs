//! What is kept about the work itself: posts, supervision, oversight, audits, complaints, family hubs, population.

use children::Day;
use children::history::AuditGrade;
use compact_str::{CompactString as Text, format_compact};
use returns::cell::Cell;
use returns::optional::{
    Audit, AuditAction, Complaint, HubMonth, Oversight, PopulationEstimate, Post, Supervision,
};

use super::World;
use super::staff::{self, Work};
use crate::chance::{Chance, worked};
use crate::troubles;

/// Supervision and oversight have been recorded for so many months.
const RECORDED_MONTHS: i32 = 24;

pub(super) fn record(world: &mut World) {
    let mut chance = Chance::of(world.ask.seed, 31, 0);
    posts(world);
    of_workers(world, &mut chance);
    of_children(world, &mut chance);
    audits(world, &mut chance);
    complaints(world, &mut chance);
    hubs(world, &mut chance);
    population(world);
}

fn months(world: &World) -> impl Iterator<Item = Day> + use<> {
    let (year, month, _) = world.start.plus_months(1).parts();
    let first = Day::new(year, month, 1).unwrap_or(world.start);
    let today = world.ask.today;
    (0..)
        .map(move |month| first.plus_months(month))
        .take_while(move |day| *day <= today)
}

fn posts(world: &mut World) {
    for month in months(world) {
        for (at, team) in world.staff.teams.iter().enumerate() {
            let (own, agency) = world.staff.in_post(at, month);
            let established = f64::from(world.staff.established(at)) / 10.0;
            world.optional.posts.rows.push(Post {
                as_at: Cell::Read(month),
                team_id: Cell::Read(team.id.clone()),
                role: if team.work == Work::Leaving {
                    "Personal adviser".into()
                } else {
                    "Social worker".into()
                },
                established: Cell::Read(established),
                filled: Cell::Read((f64::from(own) / 10.0).min(established)),
                agency: Cell::Read(f64::from(agency) / 10.0),
                ..Post::default()
            });
        }
    }
}

/// Supervision of each worker, every four to six weeks.
fn of_workers(world: &mut World, chance: &mut Chance) {
    let today = world.ask.today;
    let from = today.plus_months(-RECORDED_MONTHS);
    for (at, worker) in world.staff.workers.iter().enumerate() {
        let to = worker.to.unwrap_or(today).min(today);
        let mut day = worked(worker.from.max(from).plus(chance.number(0, 30)));
        while day < to {
            let by = world
                .staff
                .teams
                .get(worker.team)
                .map(|team| team.manager)
                .filter(|manager| *manager != at);
            world.optional.supervision.rows.push(Supervision {
                worker_id: Cell::Read(worker.id.clone()),
                held_on: Cell::Read(day),
                supervisor_id: by.map(|by| world.staff.id(by)).into(),
                ..Supervision::default()
            });
            let late = chance.percent(14);
            let behind = troubles::supervision_overdue(&world.staff, worker.team, day.plus(30));
            let gap = if behind {
                chance.number(60, 110)
            } else if late {
                chance.number(45, 75)
            } else {
                chance.number(24, 42)
            };
            day = worked(day.plus(gap));
        }
    }
}

/// Supervision about each child, and managers' decisions on the record.
fn of_children(world: &mut World, chance: &mut Chance) {
    let today = world.ask.today;
    let from = today.plus_months(-RECORDED_MONTHS);
    let held: Vec<(Text, Text, usize, Day, Day)> = world
        .safeguarding
        .involvements
        .rows
        .iter()
        .filter(|row| row.professional_role_id.text() == "CW")
        .filter_map(|row| {
            let began = row.involvement_start_date.value()?;
            let to = row.involvement_end_date.value().unwrap_or(today);
            let worker = row.professional_id.get()?.clone();
            let at = staff::place(&worker)?;
            (to > from).then(|| {
                (
                    row.person_id.get().cloned().unwrap_or_default(),
                    worker,
                    at,
                    began.max(from),
                    to,
                )
            })
        })
        .collect();
    for (child, worker, at, began, to) in held {
        let team = world.staff.workers.get(at).map_or(0, |worker| worker.team);
        let manager = world
            .staff
            .teams
            .get(team)
            .map(|team| world.staff.id(team.manager));
        let mut day = worked(began.plus(chance.number(3, 30)));
        while day < to && day <= today {
            world.optional.supervision.rows.push(Supervision {
                worker_id: Cell::Read(worker.clone()),
                child_id: Cell::Read(child.clone()),
                held_on: Cell::Read(day),
                supervisor_id: manager.clone().into(),
                ..Supervision::default()
            });
            let behind = troubles::supervision_overdue(&world.staff, team, day.plus(30));
            let gap = if behind || chance.percent(16) {
                chance.number(45, 100)
            } else {
                chance.number(24, 42)
            };
            day = worked(day.plus(gap));
        }
        let mut day = worked(began.plus(chance.number(0, 12)));
        while day < to && day <= today {
            world.optional.management_oversight.rows.push(Oversight {
                child_id: Cell::Read(child.clone()),
                decided_on: Cell::Read(day),
                manager_id: manager.clone().into(),
                ..Oversight::default()
            });
            day = worked(day.plus(if chance.percent(20) {
                chance.number(43, 120)
            } else {
                chance.number(18, 42)
            }));
        }
    }
}

fn audits(world: &mut World, chance: &mut Chance) {
    let a_month = (world.ask.children_open / 90).max(1);
    let mut number = 0;
    for month in months(world) {
        let years = u32::try_from(month.days_since(world.start) / 365).unwrap_or(0);
        for _ in 0..a_month {
            number += 1;
            let on = worked(month.plus(chance.number(0, 27)));
            if on > world.ask.today {
                continue;
            }
            // Work that is open is audited, and some that was closed not long ago.
            let open = (0..200).find_map(|_| {
                let row = chance.below(world.safeguarding.need_episodes.rows.len());
                world
                    .safeguarding
                    .need_episodes
                    .rows
                    .get(row)
                    .filter(|row| {
                        row.referral_date.value().is_some_and(|from| from <= on)
                            && row.close_date.value().is_none_or(|to| to.plus(60) > on)
                    })
            });
            let Some(episode) = open else { continue };
            let audit_id = format_compact!("AU{number:05}");
            let grade = chance.one_of(
                &[
                    (15 - years.min(8), AuditGrade::Inadequate),
                    (47 - 3 * years.min(8), AuditGrade::RequiresImprovement),
                    (4 + years.min(5), AuditGrade::Outstanding),
                ],
                AuditGrade::Good,
            );
            let moderated = Some(on.plus(chance.number(3, 25)))
                .filter(|day| *day <= world.ask.today && chance.percent(40));
            world.optional.audits.rows.push(Audit {
                audit_id: Cell::Read(audit_id.clone()),
                child_id: episode.person_id.clone(),
                completed_on: Cell::Read(on),
                grade: Cell::Read(grade),
                moderated_on: moderated.into(),
                ..Audit::default()
            });
            for _ in 0..chance.number(0, 3) {
                let due = worked(on.plus(chance.one_of(&[(50, 14), (35, 28)], 42)));
                let closed = if chance.percent(74) {
                    due.plus(-chance.number(0, 12))
                } else {
                    due.plus(chance.number(2, 90))
                };
                let done = Some(closed).filter(|day| *day <= world.ask.today && chance.percent(95));
                world.optional.audit_actions.rows.push(AuditAction {
                    audit_id: Cell::Read(audit_id.clone()),
                    due_on: Cell::Read(due),
                    closed_on: done.into(),
                    ..AuditAction::default()
                });
            }
        }
    }
}

fn complaints(world: &mut World, chance: &mut Chance) {
    let most = i32::try_from(world.ask.children_open / 140)
        .unwrap_or(8)
        .max(1);
    let mut number = 0;
    for month in months(world) {
        for _ in 0..chance.number(most / 2, most) {
            number += 1;
            let received = worked(month.plus(chance.number(0, 27)));
            let complex = chance.percent(28);
            let limit = if complex { 20 } else { 10 };
            let days = if chance.percent(71) {
                chance.count(3, limit)
            } else {
                chance.count(limit + 1, limit + 25)
            };
            if received > world.ask.today {
                continue;
            }
            let resolved = received.plus_working_days(days);
            let resolved_on = world.ended(resolved);
            world.optional.complaints.rows.push(Complaint {
                complaint_id: Cell::Read(format_compact!("CO{number:05}")),
                received_on: Cell::Read(received),
                complex: Cell::from(complex),
                resolved_on: resolved_on.into(),
                ..Complaint::default()
            });
        }
    }
}

fn hubs(world: &mut World, chance: &mut Chance) {
    let size = i32::try_from(world.ask.children_open).unwrap_or(0) * 100 / 1_700;
    for (at, hub) in [
        "Kiln Street",
        "Orchard Vale",
        "Wharf Road",
        "Hopfield",
        "Paddock Way",
    ]
    .iter()
    .enumerate()
    {
        let usual = 90 + 30 * i32::try_from(at).unwrap_or(0);
        for month in months(world) {
            let season = match month.parts().1 {
                8 => 70,
                12 => 78,
                1 | 4 => 92,
                _ => 106,
            };
            let growth = 100 + month.days_since(world.start) / 60;
            let families =
                (usual * season / 100 * growth / 100 * size / 100 + chance.number(-14, 14)).max(3);
            let children = families * chance.number(138, 172) / 100;
            world.optional.family_hubs.rows.push(HubMonth {
                hub: (*hub).into(),
                month: Cell::Read(month),
                families: Cell::Read(families),
                children: Cell::Read(children),
                ..HubMonth::default()
            });
        }
    }
}

fn population(world: &mut World) {
    let last = world.ask.today.plus_months(-16).year();
    let now = i32::try_from(world.ask.population()).unwrap_or(i32::MAX);
    for back in 0..=i16::from(world.ask.years) {
        world.optional.population.rows.push(PopulationEstimate {
            year: Cell::Read(i32::from(last - back)),
            // About one in three hundred fewer each year back.
            aged_0_to_17: Cell::Read(now - now / 300 * i32::from(back)),
            ..PopulationEstimate::default()
        });
    }
    world.optional.population.rows.reverse();
}
