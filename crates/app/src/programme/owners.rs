//! Who may answer for an action: people with an account and workers in the data; and who of them is known to have left.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::records::Records;
use crate::state::{App, Children};

/// Names of people known here.
#[derive(Debug, Default)]
pub(crate) struct Owners {
    /// Whoever is here, to be offered, in order.
    pub(crate) here: BTreeSet<String>,
    left: BTreeSet<String>,
}

impl Owners {
    /// Everybody known to a service now, with the workers of these records.
    pub(crate) async fn of(app: &App, children: &Children) -> anyhow::Result<Self> {
        let mut owners = Self::default();
        for person in app.store().people().await? {
            owners.put(&person.name, person.active);
        }
        if let Children::Ready(records) = children {
            owners.put_workers(records, app.today());
        }
        owners.settle();
        Ok(owners)
    }

    /// Whether an owner, as they were written, is known to have left: by their name, or by what stands before the first
    /// comma or bracket ("Ruth Amory, head of service").
    pub(crate) fn has_left(&self, owner: &str) -> bool {
        let name = owner.split([',', '(']).next().unwrap_or_default();
        self.left.contains(&key(name)) || self.left.contains(&key(owner))
    }

    fn put_workers(&mut self, records: &Records, today: Date) {
        for worker in (0..).map_while(|at| records.worker(at)) {
            let left = worker
                .employed
                .and_then(|spell| spell.to)
                .is_some_and(|to| to.date() < today);
            self.put(&worker.name, !left);
        }
    }

    fn put(&mut self, name: &str, here: bool) {
        let name = name.trim();
        if name.is_empty() {
            return;
        }
        if here {
            self.here.insert(name.to_owned());
        } else {
            self.left.insert(key(name));
        }
    }

    /// Of two people of one name one may have left: then nobody is said to have.
    fn settle(&mut self) {
        for name in &self.here {
            self.left.remove(&key(name));
        }
    }
}

/// A name as it is compared: without case, and one space between its words.
fn key(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_left_is_known_by_name_unless_somebody_of_that_name_is_here() {
        let mut owners = Owners::default();
        owners.put("Ruth Amory", false);
        owners.put("Sam  Field", false);
        owners.put("Sam Field", true);
        owners.put(" ", true);
        owners.settle();
        for (owner, left) in [
            ("Ruth Amory", true),
            (" ruth  amory ", true),
            ("Ruth Amory, head of service", true),
            ("Ruth Amory (interim)", true),
            ("Head of service", false),
            ("Sam Field", false),
            ("", false),
        ] {
            assert_eq!(owners.has_left(owner), left, "{owner}");
        }
        assert_eq!(owners.here.iter().collect::<Vec<_>>(), ["Sam Field"]);
    }
}
