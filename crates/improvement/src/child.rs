//! A child of a review, an audit or a challenge, as kept: the case system's identifier, which nothing prints.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A child by the case system's identifier: kept in the sealed body of a change, told to nobody by `Debug`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Child(String);

impl Child {
    /// The child of an identifier.
    #[must_use]
    pub fn of(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The identifier, for looking the child up: on no page, in no address.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Child {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Child(…)")
    }
}
