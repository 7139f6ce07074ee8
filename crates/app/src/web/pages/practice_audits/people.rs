//! Who may audit: accounts whose role lets them, and which children of a round they would see.

use std::collections::BTreeSet;
use std::sync::Arc;

use access::{Acting, Permission, Reach, Role, table};
use improvement::audit::share::Sharer;
use improvement::audit::{Person, Round};

use crate::records::Records;
use crate::state::App;
use crate::web::children::seen_by;

/// Somebody who may audit, in one of their roles.
pub(super) struct Candidate {
    acting: Acting,
}

impl Candidate {
    /// Their name and role.
    pub(super) fn label(&self) -> String {
        format!("{}, {}", self.acting.name, self.acting.role.name())
    }

    /// The person.
    pub(super) fn person(&self) -> Person {
        Person {
            person: self.acting.person.clone(),
            name: self.acting.name.clone(),
        }
    }

    /// As somebody children are shared among.
    pub(super) fn sharer(&self) -> Sharer {
        Sharer {
            person: self.person(),
            worker: self.acting.scope.worker.clone(),
        }
    }

    /// The numbers of the children they would see once they are given them.
    pub(super) async fn sees(
        &self,
        app: &App,
        all: &Arc<Records>,
        round: &Round,
    ) -> anyhow::Result<BTreeSet<u32>> {
        let mut acting = self.acting.clone();
        if acting.row().reach == Reach::Sample {
            let ids = round.items.iter().map(|item| item.child.id().to_owned());
            acting.scope.sample = ids.collect();
        }
        let ids = round.items.iter().map(|item| item.child.id());
        let theirs = seen_by(app, all, &acting, ids).await?;
        Ok(round
            .items
            .iter()
            .filter(|item| theirs.contains(item.child.id()))
            .map(|item| item.number)
            .collect())
    }
}

/// Everybody who may audit, by name; who may in several roles stands in that which reaches given children.
pub(super) async fn candidates(app: &App) -> anyhow::Result<Vec<Candidate>> {
    let may = |role: Role| table::may(role, Permission::ReviewChildren);
    let mut found: Vec<Candidate> = Vec::new();
    if let Some(sample) = app.sample() {
        let roles = Role::ALL.into_iter().filter(|role| may(*role));
        found.extend(
            roles
                .filter_map(|role| sample.acting(role, app))
                .map(|acting| Candidate { acting }),
        );
    } else {
        let today = app.today();
        let people = app.store().people().await?;
        for grant in app.store().grants().await? {
            let person = people
                .iter()
                .find(|person| person.active && person.id == grant.person);
            let Some(person) = person.filter(|_| grant.runs_on(today) && may(grant.role)) else {
                continue;
            };
            found.push(Candidate {
                acting: Acting {
                    person: person.id.clone(),
                    name: person.name.clone(),
                    role: grant.role,
                    scope: grant.scope.clone(),
                    proved: None,
                },
            });
        }
    }
    let order = |each: &Candidate| {
        (
            each.acting.name.clone(),
            each.acting.person.clone(),
            each.acting.row().reach != Reach::Sample,
        )
    };
    found.sort_by_key(order);
    found.dedup_by(|one, other| one.acting.person == other.acting.person);
    Ok(found)
}
