//! The address of each child: the same for as long as the data folder lives, whoever else comes or goes, and nothing
//! from which anybody without that folder could tell who it is.

use std::sync::Arc;

use children::service::{ChildId, Names};
use sha2::{Digest as _, Sha256};

/// Sixteen hexadecimal digits.
type Address = [u8; 16];

/// The address of an identifier.
fn address(secret: &str, id: &str) -> Address {
    let hash = Sha256::digest(format!("{secret}\n{id}").as_bytes());
    let mut hex = Address::default();
    for (pair, byte) in hex.chunks_exact_mut(2).zip(hash) {
        pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
    }
    hex
}

fn digit(of: u8) -> u8 {
    match of {
        0..=9 => b'0' + of,
        _ => b'a' + of - 10,
    }
}

fn text(address: &Address) -> &str {
    std::str::from_utf8(address).unwrap_or_default()
}

/// The address a child of an identifier has, or would have, in a place with this secret.
#[must_use]
pub fn address_of(secret: &str, id: &str) -> String {
    text(&address(secret, id)).to_owned()
}

/// The addresses of all children.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    by_child: Vec<Address>,
    /// Every child, in the order of the addresses.
    by_address: Vec<ChildId>,
}

impl Addresses {
    /// Made from the identifiers and the secret of the data folder.
    pub(crate) fn of(names: &[Arc<Names>], secret: &str) -> Self {
        if secret.is_empty() {
            return Self::default();
        }
        Self::sorted(names.iter().map(|names| address(secret, &names.id)))
    }

    /// Those of some children, in their order.
    pub(crate) fn some(all: &Self, children: &[ChildId]) -> Self {
        let of = |child: &ChildId| all.by_child.get(*child as usize).copied();
        Self::sorted(children.iter().filter_map(of))
    }

    fn sorted(by_child: impl Iterator<Item = Address>) -> Self {
        let by_child: Vec<Address> = by_child.collect();
        let mut by_address: Vec<(Address, ChildId)> = by_child.iter().copied().zip(0..).collect();
        by_address.sort_unstable();
        Self {
            by_child,
            by_address: by_address.into_iter().map(|(_, child)| child).collect(),
        }
    }

    /// A child's address.
    pub(crate) fn of_child(&self, child: ChildId) -> &str {
        self.by_child.get(child as usize).map_or("", text)
    }

    /// The child of an address.
    pub(crate) fn child(&self, address: &str) -> Option<ChildId> {
        let at = self
            .by_address
            .binary_search_by(|child| self.of_child(*child).cmp(address));
        self.by_address.get(at.ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(ids: &[&str]) -> Vec<Arc<Names>> {
        let named = |id: &&str| {
            Arc::new(Names {
                id: (*id).into(),
                ..Names::default()
            })
        };
        ids.iter().map(named).collect()
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
