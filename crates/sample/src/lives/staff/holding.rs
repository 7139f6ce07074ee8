//! Who held a child's work: as workers leave, somebody takes over, at once or not.

use children::Day;
use children::codes::WorkerChange;
use compact_str::CompactString as Text;
use returns::cell::Cell;
use returns::safeguarding::tables::Involvement;

use super::held_on;
use crate::chance::Chance;
use crate::lives::World;

/// Work to be held: by a team from a day to a day (none while it goes on).
pub(crate) struct Holding<'a> {
    pub(crate) child: &'a Text,
    pub(crate) referral: &'a Text,
    pub(crate) role: &'static str,
    pub(crate) team: usize,
    pub(crate) from: Day,
    pub(crate) to: Option<Day>,
}

/// Writes down who held it: as workers leave, the next holder of the post or a colleague takes over, at once or not.
pub(crate) fn hold(world: &mut World, what: &Holding<'_>, chance: &mut Chance) {
    let mut day = what.from.max(world.staff.begins);
    let mut post = None;
    let mut reason = WorkerChange::FirstContact;
    for _ in 0..60 {
        if day > world.ask.today || what.to.is_some_and(|to| day >= to) {
            return;
        }
        let Some(team) = world.staff.teams.get(what.team) else {
            return;
        };
        let found = post
            .and_then(|post: usize| team.posts.get(post))
            .and_then(|post| held_on(post, day))
            .map(|stint| (post.unwrap_or(0), stint))
            .or_else(|| {
                (0..8).find_map(|_| {
                    let at = chance.below(team.posts.len());
                    held_on(team.posts.get(at)?, day).map(|stint| (at, stint))
                })
            });
        let (worker, until) = match found {
            Some((at, stint)) => {
                post = Some(at);
                let forgotten = world
                    .staff
                    .workers
                    .get(stint.worker)
                    .is_some_and(|worker| worker.still_holds);
                (stint.worker, stint.to.filter(|_| !forgotten))
            }
            None => (team.manager, Some(day.plus(chance.number(5, 20)))),
        };
        // Now and then work moves to a colleague for the sake of caseloads.
        let moved = chance.percent(24).then(|| day.plus(chance.number(40, 330)));
        let left = until
            .into_iter()
            .chain(moved)
            .min()
            .filter(|left| *left <= world.ask.today);
        let end = match (left, what.to) {
            (Some(left), Some(to)) => Some(left.min(to)),
            (left, to) => left.or(to),
        };
        involve(world, what, worker, day, end, reason);
        let Some(end) = end.filter(|end| what.to.is_none_or(|to| *end < to)) else {
            return;
        };
        reason = if until == Some(end) {
            WorkerChange::Left
        } else {
            WorkerChange::Manage
        };
        if reason == WorkerChange::Manage {
            post = None;
        }
        day = end.plus(chance.one_of(&[(72, 0), (16, 2), (8, 9)], 30));
    }
}

fn involve(
    world: &mut World,
    what: &Holding<'_>,
    worker: usize,
    from: Day,
    to: Option<Day>,
    reason: WorkerChange,
) {
    if to.is_some_and(|to| to < world.start) || to == Some(from) {
        return;
    }
    let involvements_id = world.id("IN");
    let row = Involvement {
        involvements_id: Cell::Read(involvements_id),
        professional_id: Cell::Read(world.staff.id(worker)),
        professional_role_id: what.role.into(),
        professional_team: world
            .staff
            .teams
            .get(what.team)
            .map(|team| team.id.clone())
            .into(),
        involvement_start_date: Cell::Read(from),
        involvement_end_date: to.into(),
        worker_change_reason: Cell::Read(reason),
        person_id: Cell::Read(what.child.clone()),
        referral_id: what.referral.as_str().into(),
        ..Involvement::default()
    };
    world.safeguarding.involvements.rows.push(row);
}
