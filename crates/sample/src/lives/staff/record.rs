//! Teams and workers as the records have them.

use compact_str::format_compact;
use returns::cell::Cell;
use returns::optional::StaffMember;
use returns::safeguarding::tables::{Department, Professional};

use super::{Work, Worker, place};
use crate::lives::World;

/// Writes down teams and workers, once everybody's work is known.
pub(crate) fn record(world: &mut World) {
    let mut held = vec![0_i32; world.staff.workers.len()];
    for row in &world.safeguarding.involvements.rows {
        if row.involvement_end_date.is_given() || row.professional_role_id.text() != "CW" {
            continue;
        }
        if let Some(count) = place(row.professional_id.text()).and_then(|at| held.get_mut(at)) {
            *count += 1;
        }
    }
    let (safeguarding, optional) = (&mut world.safeguarding, &mut world.optional);
    safeguarding.departments.rows.push(Department {
        team_id: "T000".into(),
        team_name: "Children's Social Care".into(),
        ..Department::default()
    });
    for team in &world.staff.teams {
        safeguarding.departments.rows.push(Department {
            team_id: Cell::Read(team.id.clone()),
            team_name: Cell::Read(team.name.clone()),
            team_parent_id: "T000".into(),
            team_parent_name: "Children's Social Care".into(),
            ..Department::default()
        });
    }
    for (at, worker) in world.staff.workers.iter().enumerate() {
        let Some(team) = world.staff.teams.get(worker.team) else {
            continue;
        };
        let fte = f64::from(worker.tenths) / 10.0;
        safeguarding.professionals.rows.push(Professional {
            professional_id: Cell::Read(worker.id.clone()),
            staff_id: Cell::Read(format_compact!("S{}", 40_000 + at)),
            professional_name: Cell::Read(worker.name.clone()),
            social_worker_registration_no: if worker.social_worker {
                Cell::Read(format_compact!("SW{:06}", 900_000 + at))
            } else {
                Cell::Blank
            },
            professional_job_title: worker.title.into(),
            professional_caseload: held.get(at).copied().into(),
            professional_department: Cell::Read(team.name.clone()),
            full_time_equivalency: Cell::Read(fte),
            agency_worker_flag: Cell::from(worker.agency),
            ..Professional::default()
        });
        optional.staff.rows.push(StaffMember {
            worker_id: Cell::Read(worker.id.clone()),
            name: Cell::Read(worker.name.clone()),
            job_title: worker.title.into(),
            team_id: Cell::Read(team.id.clone()),
            started_on: Cell::Read(worker.from),
            left_on: worker.to.into(),
            manager: Cell::from(worker.manager),
            social_worker: Cell::from(worker.social_worker),
            newly_qualified: Cell::from(worker.new),
            agency: Cell::from(worker.agency),
            fte: Cell::Read(fte),
            caseload_limit: limit(worker, team.work).into(),
            ..StaffMember::default()
        });
    }
}

fn limit(worker: &Worker, work: Work) -> Option<i32> {
    let whole = match work {
        _ if worker.manager => return None,
        _ if worker.new => 14,
        Work::Assessment | Work::Help | Work::FrontDoor => 22,
        Work::Care | Work::Disabled => 20,
        Work::Leaving => 24,
        Work::Reviewing => 70,
        Work::Fostering | Work::Exploitation => 18,
    };
    Some(whole * worker.tenths / 10)
}
