//! Workers, teams, who works with which child, supervision and oversight.

use children::history::{Involvement, Oversight, Spell, Supervised, TeamId};
use children::service::{Post, Supervision, Team};

use super::making::{Before, Making};
use super::{titles, words};
use crate::cell::Cell;
use crate::doubt::What;
use crate::optional::{Optional, StaffMember, management_oversight, posts, staff, supervision};
use crate::safeguarding::Safeguarding;
use crate::safeguarding::tables::involvements;
use crate::table::Lines;

impl<'s> Making<'s> {
    /// Teams and workers, by the dataset and by the council's table of staff.
    pub(super) fn workers(&mut self, dataset: &'s Safeguarding, own: &'s Optional) {
        self.teams(dataset);
        self.professionals(dataset);
        self.staff(own);
        self.shared.teams_listed = dataset.departments.supplied();
        self.shared.workers_listed = dataset.professionals.supplied() || own.staff.supplied();
        for worker in &mut self.shared.workers {
            worker.manager = worker.manager.or(titles::is_manager(&worker.title));
            worker.social_worker =
                (worker.social_worker).or_else(|| titles::is_social_worker(&worker.title));
            worker.newly_qualified =
                (worker.newly_qualified).or_else(|| titles::is_newly_qualified(&worker.title));
        }
    }

    fn teams(&mut self, dataset: &'s Safeguarding) {
        let mut repeated = Lines::default();
        let mut parents: Vec<(TeamId, &'s Cell<crate::cell::Text>)> = Vec::new();
        let rows = self.every(&dataset.departments, |row, at| {
            let team = at.shared.team(row.team_id.text());
            (row, team, at.origin())
        });
        for (row, team, at) in rows {
            let Some((place, known)) = team else {
                continue;
            };
            if known {
                repeated.add(row.line);
                continue;
            }
            parents.push((place, &row.team_parent_id));
            if let Some(team) = self.shared.teams.get_mut(usize::from(place)) {
                *team = Team {
                    id: row.team_id.text().into(),
                    name: row.team_name.text().into(),
                    parent: None,
                    at: Some(at),
                };
            }
        }
        for (place, parent) in parents {
            let parent = self.shared.team(parent.text()).map(|(parent, _)| parent);
            if let Some(team) = self.shared.teams.get_mut(usize::from(place)) {
                team.parent = parent.filter(|parent| *parent != place);
            }
        }
        let what = What::Repeated("the identifier of a team");
        self.doubt(&dataset.departments, None, repeated, what);
    }

    fn professionals(&mut self, dataset: &'s Safeguarding) {
        let mut repeated = Lines::default();
        self.every(&dataset.professionals, |row, at| {
            let Some((place, known)) = at.shared.worker(row.professional_id.text()) else {
                return;
            };
            if known {
                repeated.add(row.line);
                return;
            }
            let origin = at.origin();
            let place = usize::try_from(place).ok();
            if let Some(worker) = place.and_then(|place| at.shared.workers.get_mut(place)) {
                worker.name = row.professional_name.text().into();
                worker.title = row.professional_job_title.text().into();
                worker.fte = row.full_time_equivalency.value().and_then(hundredths);
                worker.agency = row.agency_worker_flag.yes();
                let registration = row.social_worker_registration_no.text();
                worker.social_worker = registration
                    .bytes()
                    .any(|byte| byte.is_ascii_digit())
                    .then_some(true);
                worker.at = Some(origin);
            }
        });
        let what = What::Repeated("the identifier of a worker");
        self.doubt(&dataset.professionals, None, repeated, what);
    }

    /// The council's table of staff: what it says stands before what the dataset says.
    fn staff(&mut self, own: &'s Optional) {
        let mut repeated = Lines::default();
        let mut met = std::collections::HashSet::new();
        self.every(&own.staff, |row: &'s StaffMember, at| {
            let Some((place, _)) = at.shared.worker(row.worker_id.text()) else {
                return;
            };
            if !met.insert(place) {
                repeated.add(row.line);
                return;
            }
            let employed = Spell {
                from: at.day(&row.started_on, staff::started_on),
                to: at.day(&row.left_on, staff::left_on),
            };
            let team = at.team(&row.team_id);
            let origin = at.origin();
            let place = usize::try_from(place).ok();
            if let Some(worker) = place.and_then(|place| at.shared.workers.get_mut(place)) {
                if row.name.is_given() {
                    worker.name = row.name.text().into();
                }
                if row.job_title.is_given() {
                    worker.title = row.job_title.text().into();
                }
                worker.fte = row.fte.value().and_then(hundredths).or(worker.fte);
                worker.agency = row.agency.yes().or(worker.agency);
                worker.manager = row.manager.yes();
                worker.social_worker = row.social_worker.yes().or(worker.social_worker);
                worker.newly_qualified = row.newly_qualified.yes();
                worker.employed =
                    (employed.from.is_some() || employed.to.is_some()).then_some(employed);
                let limit = row.caseload_limit.value();
                worker.limit = limit.and_then(|limit| u16::try_from(limit).ok());
                worker.team = team;
                worker.at = worker.at.or(Some(origin));
            }
        });
        let what = What::Repeated("the identifier of a worker");
        self.doubt(&own.staff, None, repeated, what);
    }

    /// Who works with which child; supervision, oversight and posts.
    pub(super) fn work(&mut self, dataset: &'s Safeguarding, own: &'s Optional) {
        self.events(
            &dataset.involvements,
            Before::Conception,
            |row, ids| ids.person(&row.person_id),
            |row, at| Involvement {
                spell: Spell {
                    from: at.day(
                        &row.involvement_start_date,
                        involvements::involvement_start_date,
                    ),
                    to: at.day(
                        &row.involvement_end_date,
                        involvements::involvement_end_date,
                    ),
                },
                worker: at.worker(&row.professional_id),
                team: at.team(&row.professional_team),
                role: words::role(row.professional_role_id.text()),
                change: row.worker_change_reason.value(),
                at: at.origin(),
            },
            |involvement| involvement.spell.from,
            |history| &mut history.involvements,
        );
        self.events(
            &own.management_oversight,
            Before::Conception,
            |row, ids| ids.person(&row.child_id),
            |row, at| Oversight {
                on: at.day(&row.decided_on, management_oversight::decided_on),
                at: at.origin(),
            },
            |decision| decision.on,
            |history| &mut history.oversight,
        );
        self.supervision(own);
        self.service.posts = self.every(&own.posts, |row, at| Post {
            on: at.day(&row.as_at, posts::as_at),
            team: at.team(&row.team_id),
            established: row
                .established
                .value()
                .and_then(hundredths)
                .map_or(0, u32::from),
            filled: row.filled.value().and_then(hundredths).map_or(0, u32::from),
            agency: row.agency.value().and_then(hundredths).map_or(0, u32::from),
            at: at.origin(),
        });
        self.service.posts.sort_by_key(|post| post.on);
    }

    /// Supervision about a child stands with the child, any other with the workers.
    fn supervision(&mut self, own: &'s Optional) {
        let rows = self.every(&own.supervision, |row, at| {
            let on = at.day(&row.held_on, supervision::held_on);
            let worker = at.worker(&row.worker_id);
            (row, on, worker, at.origin())
        });
        let mut about = Vec::new();
        let mut unknown = Lines::default();
        for (row, on, worker, at) in rows {
            match self.ids.person(&row.child_id) {
                Some(child) => {
                    if !self.ids.is_listed(child) {
                        unknown.add(row.line);
                    }
                    about.push((child, Supervised { on, worker, at }));
                }
                None => self
                    .service
                    .supervision
                    .push(Supervision { worker, on, at }),
            }
        }
        super::making::in_order(&mut about, |each| each.on);
        self.hand_out(about, |history| &mut history.supervision);
        self.service.supervision.sort_by_key(|each| each.on);
        let what = What::Orphan("a child");
        self.doubt(&own.supervision, None, unknown, what);
    }
}

/// Hundredths of a full-time equivalent.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be from 0 to 65,000 just before"
)]
fn hundredths(number: f64) -> Option<u16> {
    (0.0..650.0)
        .contains(&number)
        .then(|| (number * 100.0).round() as u16)
}
