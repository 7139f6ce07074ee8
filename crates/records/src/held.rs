//! Who holds a child's work, seen from whether it is somebody who can do it.

use std::collections::BTreeMap;

use children::Day;
use children::service::ChildId;
use children::words::{Holder, Status};
use measures::cases::Subject;

use crate::Records;

/// Who holds a child's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// A worker.
    Worker(u32),
    /// A manager, for want of a worker.
    Manager(u32, Option<Day>),
    /// A worker who has left the council.
    Left(u32, Day),
    /// Nobody since the last worker's time ended; or, where nobody was ever named, since the work was opened.
    Nobody {
        /// Since when; `None` where the record does not say.
        since: Option<Day>,
        /// Somebody held it before.
        before: bool,
    },
    /// A care leaver's adviser, or nobody that is named.
    Adviser(Option<u32>),
    /// Nothing is open: nobody has to hold it.
    NotOpen,
    /// Who works with whom was not supplied.
    NotSupplied,
}

/// Why nobody holds a child's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unowned {
    /// The last worker's time ended and nobody followed.
    NotReassigned,
    /// The named worker has left the council.
    Left,
    /// A manager holds it.
    Manager,
    /// Nobody was ever named.
    Never,
}

impl Unowned {
    /// All of them, in the order they are told.
    pub const ALL: [Self; 4] = [Self::NotReassigned, Self::Left, Self::Manager, Self::Never];

    /// As it stands after a number: "worker left, not reassigned".
    pub fn words(self) -> &'static str {
        match self {
            Self::NotReassigned => "the last worker’s time ended, and nobody followed",
            Self::Left => "the named worker has left the council",
            Self::Manager => "held by a manager",
            Self::Never => "never given a worker",
        }
    }

    /// A stable word for rows.
    pub fn word(self) -> &'static str {
        match self {
            Self::NotReassigned => "not_reassigned",
            Self::Left => "worker_left",
            Self::Manager => "manager",
            Self::Never => "never",
        }
    }
}

impl Held {
    /// Why nobody holds it, and since when; `None` where somebody does or nobody has to.
    pub fn unowned(self) -> Option<(Unowned, Option<Day>)> {
        match self {
            Self::Manager(_, since) => Some((Unowned::Manager, since)),
            Self::Left(_, since) => Some((Unowned::Left, Some(since))),
            Self::Nobody {
                since,
                before: true,
            } => Some((Unowned::NotReassigned, since)),
            Self::Nobody {
                since,
                before: false,
            } => Some((Unowned::Never, since)),
            Self::Worker(_) | Self::Adviser(_) | Self::NotOpen | Self::NotSupplied => None,
        }
    }

    /// The worker who is named.
    pub fn worker(self) -> Option<u32> {
        match self {
            Self::Worker(worker) | Self::Manager(worker, _) | Self::Left(worker, _) => Some(worker),
            Self::Adviser(worker) => worker,
            Self::Nobody { .. } | Self::NotOpen | Self::NotSupplied => None,
        }
    }
}

impl Records {
    /// Who holds a child's work, as at the records' day.
    pub fn held(&self, child: ChildId) -> Held {
        let Some(history) = self.history(child) else {
            return Held::NotOpen;
        };
        match history.status_on(self.as_at) {
            Status::Closed => return Held::NotOpen,
            Status::CareLeaver => {
                let adviser =
                    history.involved_on(children::history::Role::PersonalAdviser, self.as_at);
                let named = adviser
                    .or_else(|| history.case_worker_on(self.as_at))
                    .and_then(|each| each.worker);
                return Held::Adviser(
                    named.or_else(|| history.leaver().and_then(|record| record.worker)),
                );
            }
            Status::InCare | Status::ProtectionPlan | Status::NeedPlan | Status::Open => {}
        }
        if !self.tells_who_works() {
            return Held::NotSupplied;
        }
        match history.holder_on(self.as_at) {
            Holder::Worker(worker, involvement) => {
                let person = self.service.workers.get(worker as usize);
                let left = person
                    .and_then(|person| person.employed)
                    .and_then(|spell| spell.to)
                    .filter(|to| *to <= self.as_at);
                match (left, person.and_then(|person| person.manager)) {
                    (Some(left), _) => Held::Left(worker, left),
                    (None, Some(true)) => Held::Manager(worker, involvement.spell.from),
                    (None, _) => Held::Worker(worker),
                }
            }
            Holder::Nobody(since) => Held::Nobody {
                since,
                before: history.involvements.iter().any(|each| {
                    each.role == children::history::Role::CaseWorker && each.worker.is_some()
                }),
            },
        }
    }

    /// Whether anything was supplied on who works with whom.
    pub fn tells_who_works(&self) -> bool {
        self.service
            .sources
            .has(children::service::Fact::Involvements)
            || self
                .service
                .children
                .iter()
                .any(|child| !child.involvements.is_empty())
    }

    /// Open children whose work nobody holds who could do it, by why; each longest first.
    pub fn unowned(&self) -> BTreeMap<Unowned, Vec<(ChildId, Option<Day>)>> {
        let mut found: BTreeMap<Unowned, Vec<(ChildId, Option<Day>)>> = BTreeMap::new();
        for (child, _) in (0..).zip(&self.service.children) {
            if let Some((why, since)) = self.held(child).unowned() {
                found.entry(why).or_default().push((child, since));
            }
        }
        for children in found.values_mut() {
            children.sort_by_key(|(child, since)| (since.unwrap_or(Day::LAST), *child));
        }
        found
    }

    /// Workers of the view who may be given work: not known to have left, by name.
    pub fn current_workers(&self) -> Vec<(u32, String)> {
        let mut named: Vec<(u32, String)> = (0..)
            .zip(&self.service.workers)
            .filter(|(_, worker)| {
                worker
                    .employed
                    .and_then(|spell| spell.to)
                    .is_none_or(|to| to > self.as_at)
            })
            .filter(|(at, _)| {
                let staff = self.staff.as_ref();
                staff.is_none_or(|staff| staff.workers.contains(at))
            })
            .map(|(worker, _)| (worker, self.worker_name(worker)))
            .collect();
        named.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
        named
    }

    /// How many open children each worker holds.
    pub fn caseloads(&self) -> BTreeMap<u32, usize> {
        let mut held = BTreeMap::new();
        for history in self
            .service
            .children
            .iter()
            .filter(|child| child.open_on(self.as_at))
        {
            if let Some(worker) = history
                .case_worker_on(self.as_at)
                .and_then(|each| each.worker)
            {
                *held.entry(worker).or_insert(0) += 1;
            }
        }
        held
    }

    /// The team that holds what something is about.
    pub fn team_of(&self, subject: Subject) -> Option<u16> {
        match subject {
            Subject::Child(child) => self
                .history(child)
                .and_then(|history| history.team_on(self.as_at)),
            Subject::Worker(worker) => self
                .service
                .workers
                .get(worker as usize)
                .and_then(|worker| worker.team),
            Subject::Household(_) | Subject::Adopter(_) | Subject::Row(_) => None,
        }
    }

    /// The team that holds the child of an identifier; none where the records do not know them or who holds them.
    pub(crate) fn team_of_id(&self, id: &str) -> Option<u16> {
        self.team_of(Subject::Child(self.service.child(id)?))
    }

    /// How many disagreements there are about the children of each team, and of none.
    #[must_use]
    pub fn disagreements_by_team(&self) -> BTreeMap<Option<u16>, usize> {
        let mut by_team = BTreeMap::new();
        for each in &self.disagreements {
            *by_team.entry(self.team_of_id(&each.child)).or_insert(0) += 1;
        }
        by_team
    }
}
