//! The children that were shown while one request was answered.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// The addresses of the children shown to somebody: kept while their request is answered, and written to the log before
/// the answer leaves.
#[derive(Default)]
pub struct Seen(Mutex<BTreeSet<Box<str>>>);

impl Seen {
    /// One child was shown. Who has no address (files that are not kept) cannot be noted: nothing is logged of those.
    pub(crate) fn note(&self, address: &str) {
        if address.is_empty() {
            return;
        }
        // A panic elsewhere while it was held leaves the set whole.
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !seen.contains(address) {
            seen.insert(address.into());
        }
    }

    /// The addresses of those shown so far, in order.
    #[must_use]
    pub fn children(&self) -> Vec<String> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter().map(ToString::to_string).collect()
    }
}

/// How many, never who.
impl std::fmt::Debug for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Seen({})", self.children().len())
    }
}
