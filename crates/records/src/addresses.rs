//! The address of each child: the same for as long as the data folder lives, whoever else comes or goes, and nothing
//! from which anybody without that folder could tell who it is.

use std::collections::HashMap;

use children::service::{ChildId, Names};
use sha2::{Digest as _, Sha256};

/// The address of an identifier.
fn address(secret: &str, id: &str) -> Box<str> {
    use std::fmt::Write as _;
    let hash = Sha256::digest(format!("{secret}\n{id}").as_bytes());
    let short = hash.iter().take(8);
    let hex = short.fold(String::with_capacity(16), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    hex.into_boxed_str()
}

/// The address a child of an identifier has, or would have, in a place with this secret.
#[must_use]
pub fn address_of(secret: &str, id: &str) -> String {
    address(secret, id).into()
}

/// The addresses of all children.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    by_child: Vec<Box<str>>,
    by_address: HashMap<Box<str>, ChildId>,
}

impl Addresses {
    /// Made from the identifiers and the secret of the data folder.
    pub(crate) fn of(names: &[Names], secret: &str) -> Self {
        if secret.is_empty() {
            return Self::default();
        }
        let by_child: Vec<Box<str>> = names
            .iter()
            .map(|names| address(secret, &names.id))
            .collect();
        let by_address = by_child.iter().cloned().zip(0..).collect();
        Self {
            by_child,
            by_address,
        }
    }

    /// Those of some children, in their order.
    pub(crate) fn some(all: &Self, children: &[ChildId]) -> Self {
        if all.by_child.is_empty() {
            return Self::default();
        }
        let by_child: Vec<Box<str>> = children
            .iter()
            .map(|child| all.of_child(*child).into())
            .collect();
        let by_address = by_child.iter().cloned().zip(0..).collect();
        Self {
            by_child,
            by_address,
        }
    }

    /// A child's address.
    pub(crate) fn of_child(&self, child: ChildId) -> &str {
        self.by_child.get(child as usize).map_or("", AsRef::as_ref)
    }

    /// The child of an address.
    pub(crate) fn child(&self, address: &str) -> Option<ChildId> {
        self.by_address.get(address).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(ids: &[&str]) -> Vec<Names> {
        ids.iter()
            .map(|id| Names {
                id: (*id).into(),
                ..Names::default()
            })
            .collect()
    }

    #[test]
    fn a_childs_address_stays_when_others_come_and_differs_elsewhere() {
        let before = Addresses::of(&names(&["100", "300"]), "here");
        let after = Addresses::of(&names(&["100", "200", "300"]), "here");
        assert_eq!(before.of_child(1), after.of_child(2));
        assert_eq!(after.child(before.of_child(1)), Some(2));
        assert_ne!(
            Addresses::of(&names(&["100"]), "there").of_child(0),
            before.of_child(0)
        );
        assert_eq!(before.child("300"), None);
    }
}
