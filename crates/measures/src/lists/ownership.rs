//! Children whose work is held by nobody, by someone who has left, or by a manager.

use children::history::{Role, WorkerId};
use children::service::Fact;
use children::words::Holder;
use children::{Day, History, Origin};

use super::words::{date, days, or_none};
use crate::catalogue::workforce::left_by;
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[&HELD_BY_NOBODY, &HELD_BY_LEAVER, &HELD_BY_MANAGER];

/// In whose hands work is that should be in a worker's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Hands {
    /// Nobody's.
    Nobody,
    /// Those of someone who has left.
    Leaver,
    /// A manager's.
    Manager,
}

impl Hands {
    /// In words, as the name of a group.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nobody => "Held by nobody",
            Self::Leaver => "Held by someone who has left",
            Self::Manager => "Held by a manager",
        }
    }
}

/// A child whose work no worker holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unowned {
    /// In whose hands it is.
    pub hands: Hands,
    /// Since when; `None` where the record does not say.
    pub since: Option<Day>,
    /// The manager, or who has left.
    pub worker: Option<WorkerId>,
    /// The row.
    pub at: Option<Origin>,
}

/// Whether an open child's work is in no worker's hands today: every list shows these children first. `None` too where
/// nobody supplied who works with whom.
#[must_use]
pub fn unowned(history: &History, scene: &Scene<'_>) -> Option<Unowned> {
    if !scene.service.sources.has(Fact::Involvements) || !history.open_on(scene.today) {
        return None;
    }
    match history.holder_on(scene.today) {
        Holder::Nobody(since) => Some(Unowned {
            hands: Hands::Nobody,
            since,
            worker: None,
            at: last_involvement(history, scene.today).or(history.person.at),
        }),
        Holder::Worker(id, involvement) => {
            let worker = scene.service.workers.get(id as usize)?;
            let (hands, since) = match left_by(worker, scene.today) {
                Some(left) => (Hands::Leaver, Some(left).max(involvement.spell.from)),
                None if worker.manager == Some(true) => (Hands::Manager, involvement.spell.from),
                None => return None,
            };
            Some(Unowned {
                hands,
                since,
                worker: Some(id),
                at: Some(involvement.at),
            })
        }
    }
}

fn last_involvement(history: &History, day: Day) -> Option<Origin> {
    history
        .involvements
        .iter()
        .rev()
        .find(|each| {
            each.role == Role::CaseWorker && each.spell.from.is_some_and(|from| from <= day)
        })
        .map(|each| each.at)
}

/// Puts a child on the list of those in these hands.
fn held(history: &History, scene: &Scene<'_>, found: &mut Found<'_>, hands: Hands) {
    let Some(unowned) = unowned(history, scene).filter(|unowned| unowned.hands == hands) else {
        return;
    };
    let for_days = unowned
        .since
        .map(|since| days(scene.today.days_since(since)))
        .unwrap_or_else(|| "an unknown time".to_owned());
    let since = or_none(unowned.since);
    let ever = history
        .involvements
        .iter()
        .any(|each| each.role == Role::CaseWorker);
    let why = match (hands, unowned.since) {
        (Hands::Nobody, Some(on)) if ever => {
            format!("No case worker since {}, for {for_days}.", date(on))
        }
        (Hands::Nobody, Some(on)) => {
            format!(
                "Open since {}, for {for_days}, and no case worker was ever named.",
                date(on)
            )
        }
        (Hands::Nobody, None) => "No case worker is named.".to_owned(),
        (Hands::Leaver, Some(on)) => {
            format!(
                "Held by a worker who has left: since {}, for {for_days}.",
                date(on)
            )
        }
        (Hands::Leaver, None) => "Held by a worker who has left.".to_owned(),
        (Hands::Manager, Some(on)) => {
            format!("Held by a manager since {}, for {for_days}.", date(on))
        }
        (Hands::Manager, None) => "Held by a manager.".to_owned(),
    };
    let worker = unowned
        .worker
        .and_then(|worker| scene.service.workers.get(worker as usize));
    let mut values = vec![("since", since)];
    if let Some(worker) = worker {
        values.push(("worker", worker.id.to_string()));
        values.push(("job title", worker.title.to_string()));
    }
    found.add(State::Open, unowned.since, None, unowned.at, why, values);
}

/// Open children whom nobody holds.
pub static HELD_BY_NOBODY: List = List {
    id: "held-by-nobody",
    name: "Work held by nobody",
    area: Area::Leaders,
    weight: 8,
    rule: "A child is open to social care (in care, on a plan or in need) and no case worker is named today.",
    source: "Inspection framework",
    clears: "A case worker is named in the case system.",
    fields: &[
        "invo_professional_id",
        "invo_involvement_start_date",
        "invo_involvement_end_date",
    ],
    needs: &[Fact::Involvements],
    judge: ListJudge::Child(|child, scene, found| held(child, scene, found, Hands::Nobody)),
};

/// Open children whose worker has left.
pub static HELD_BY_LEAVER: List = List {
    id: "held-by-someone-gone",
    name: "Work held by someone who has left",
    area: Area::Leaders,
    weight: 9,
    rule: "A child is open to social care and the case worker has left the council by the staff table.",
    source: "Inspection framework",
    clears: "A worker who is here takes the work over in the case system.",
    fields: &["invo_professional_id", "staff.left_on"],
    needs: &[Fact::Involvements, Fact::Staff],
    judge: ListJudge::Child(|child, scene, found| held(child, scene, found, Hands::Leaver)),
};

/// Open children whose work a manager holds.
pub static HELD_BY_MANAGER: List = List {
    id: "held-by-a-manager",
    name: "Work held by a manager",
    area: Area::Leaders,
    weight: 12,
    rule: "A child is open to social care and the case worker is a manager, by the staff table or the job title.",
    source: "Inspection framework",
    clears: "A worker takes the work over in the case system.",
    fields: &[
        "invo_professional_id",
        "prof_professional_job_title",
        "staff.manager",
    ],
    needs: &[Fact::Involvements, Fact::Workers],
    judge: ListJudge::Child(|child, scene, found| held(child, scene, found, Hands::Manager)),
};
