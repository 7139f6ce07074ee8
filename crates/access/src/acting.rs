//! A person at work in one role.

use jiff::Timestamp;

use crate::table::{self, Row};
use crate::{Permission, Role, Scope};

/// A person who is signed in, in the role they work in now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    /// Their identifier in this service.
    pub person: String,
    /// Their name, for the log and for others.
    pub name: String,
    /// The role.
    pub role: Role,
    /// What their reach is made of.
    pub scope: Scope,
    /// When they last proved who they are.
    pub proved: Option<Timestamp>,
}

impl Acting {
    /// What the role is granted.
    #[must_use]
    pub fn row(&self) -> &'static Row {
        table::row(self.role)
    }

    /// Whether they may do something at all; which children it reaches is another question.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        table::may(self.role, permission)
    }
}
