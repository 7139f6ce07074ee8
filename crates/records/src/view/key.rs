//! What makes two people's views the same: the reach of their role for them, and what it shows.

use std::collections::BTreeSet;
use std::sync::Arc;

use access::{Acting, Permission, Reach, Scope};

/// What is locked beside the table of roles, by the children's addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Locks {
    /// Children whose record is restricted.
    pub restricted: Arc<BTreeSet<String>>,
}

/// What a view is made by. Equal keys give equal views.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ViewKey {
    pub(crate) reach: Reach,
    /// As far as the reach asks for it, in order, so that the same is equal.
    pub(crate) scope: Scope,
    pub(crate) names: bool,
    pub(crate) addresses: bool,
    pub(crate) opens_sealed: bool,
    /// Children left out altogether.
    pub(crate) without: Arc<BTreeSet<String>>,
}

impl ViewKey {
    /// Of a person at work in a role, with what is locked.
    #[must_use]
    pub fn of(acting: &Acting, locks: &Locks) -> Self {
        let row = acting.row();
        let sorted = |ids: &[String]| {
            let ids: BTreeSet<String> = ids.iter().cloned().collect();
            ids.into_iter().collect::<Vec<String>>()
        };
        let (worker, teams, sample) = match row.reach {
            Reach::Nobody | Reach::Fostering | Reach::All => (false, false, false),
            Reach::Own | Reach::Reviewed => (true, false, false),
            Reach::Teams | Reach::FrontDoor => (false, true, false),
            Reach::Sample => (false, false, true),
        };
        let scope = &acting.scope;
        Self {
            reach: row.reach,
            scope: Scope {
                worker: if worker {
                    scope.worker.clone()
                } else {
                    String::new()
                },
                teams: if teams {
                    sorted(&scope.teams)
                } else {
                    Vec::new()
                },
                sample: if sample {
                    sorted(&scope.sample)
                } else {
                    Vec::new()
                },
            },
            names: row.names,
            addresses: row.addresses,
            opens_sealed: acting.may(Permission::SeeSealed),
            without: if acting.may(Permission::SeeRestricted) {
                Arc::default()
            } else {
                Arc::clone(&locks.restricted)
            },
        }
    }

    /// The same for somebody who was granted to see records sealed by adoption.
    #[must_use]
    pub fn opening_sealed(self) -> Self {
        Self {
            opens_sealed: true,
            ..self
        }
    }
}
