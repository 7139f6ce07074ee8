//! Who may review: accounts whose role lets them, what they hold, and which children of a review they see.

use std::collections::BTreeSet;
use std::sync::Arc;

use access::{Acting, Permission, Reach, Role, table};
use improvement::review::{Bar, Place, Review, Reviewer};

use crate::records::Records;
use crate::state::App;
use crate::web::children::seen_by;

/// Somebody who may review.
pub(super) struct Candidate {
    pub(super) reviewer: Reviewer,
    /// In the roles that let them, one after another.
    acting: Vec<Acting>,
}

impl Candidate {
    /// Their roles, for people.
    pub(super) fn roles(&self) -> String {
        let roles: Vec<&str> = self
            .acting
            .iter()
            .map(|acting| acting.role.name())
            .collect();
        roles.join(", ")
    }

    /// Their identifiers as a worker.
    fn workers(&self) -> impl Iterator<Item = &str> {
        self.acting
            .iter()
            .map(|acting| acting.scope.worker.as_str())
    }

    /// Which places of a review they would see, once they are given them.
    pub(super) async fn sees(
        &self,
        app: &App,
        all: &Arc<Records>,
        review: &Review,
    ) -> anyhow::Result<BTreeSet<u32>> {
        let mut seen = BTreeSet::new();
        for acting in &self.acting {
            let mut acting = acting.clone();
            if acting.row().reach == Reach::Sample {
                // As if all were given to them: what remains hidden is hidden from them for another reason.
                acting.scope.sample = (review.places.iter())
                    .map(|place| place.member.child.id().to_owned())
                    .collect();
            }
            let ids = review.places.iter().map(|place| place.member.child.id());
            let theirs = seen_by(app, all, &acting, ids).await?;
            seen.extend(
                (review.places.iter())
                    .filter(|place| theirs.contains(place.member.child.id()))
                    .map(|place| place.n),
            );
        }
        Ok(seen)
    }

    /// What bars them from a place.
    pub(super) fn bar(&self, place: &Place, sees: &BTreeSet<u32>) -> Option<Bar> {
        let holds = self
            .workers()
            .any(|worker| place.member.is_held_by(worker, &self.reviewer.name));
        if holds {
            Some(Bar::Holds)
        } else if sees.contains(&place.n) {
            None
        } else {
            Some(Bar::DoesNotSee)
        }
    }
}

/// Everybody who may review, by name.
pub(super) async fn candidates(app: &App) -> anyhow::Result<Vec<Candidate>> {
    let may = |role: &Role| table::may(*role, Permission::ReviewChildren);
    if let Some(sample) = app.sample() {
        let all = Role::ALL.into_iter().filter(may);
        return Ok(all
            .filter_map(|role| sample.acting(role, app))
            .map(|acting| Candidate {
                reviewer: Reviewer {
                    person: acting.person.clone(),
                    name: acting.name.clone(),
                },
                acting: vec![acting],
            })
            .collect());
    }
    let today = app.today();
    let grants = app.store().grants().await?;
    let mut found = Vec::new();
    for person in app
        .store()
        .people()
        .await?
        .into_iter()
        .filter(|person| person.active)
    {
        let own = grants.iter().filter(|grant| grant.person == person.id);
        let acting: Vec<Acting> = own
            .filter(|grant| grant.runs_on(today) && may(&grant.role))
            .map(|grant| Acting {
                person: person.id.clone(),
                name: person.name.clone(),
                role: grant.role,
                scope: grant.scope.clone(),
                proved: None,
            })
            .collect();
        if !acting.is_empty() {
            found.push(Candidate {
                reviewer: Reviewer {
                    person: person.id,
                    name: person.name,
                },
                acting,
            });
        }
    }
    found.sort_by(|one, other| one.reviewer.name.cmp(&other.reviewer.name));
    Ok(found)
}
