//! Views: the records narrowed to what a role reaches.

use std::collections::BTreeSet;

use children::service::ChildId;

use crate::Records;

/// What was left of the records for a view; nothing was taken from those of everybody.
#[derive(Debug, Default)]
pub(crate) struct View {
    /// Whose records they are, in words; `None` for everybody's.
    pub(crate) whose: Option<String>,
    /// Children who are counted and not shown, because they were adopted.
    pub(crate) sealed: BTreeSet<ChildId>,
}

impl Records {
    /// Whether a child is counted here and not shown, because their record is sealed by adoption.
    pub(crate) fn is_sealed(&self, child: ChildId) -> bool {
        self.view.sealed.contains(&child)
    }

    /// Whether these are everybody's records.
    #[must_use]
    pub fn sees_all(&self) -> bool {
        self.view.whose.is_none()
    }
}
