//! A member of the board: who, of which organisation, from when until when.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What people write of a member.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MemberWords {
    /// Their name.
    pub name: String,
    /// Whom they speak for: the council, the police, health, the department.
    pub organisation: String,
    /// Their post there.
    pub post: String,
    /// Whether they are the independent chair.
    pub chair: bool,
    /// The first day; none where that is not known.
    pub from: Option<Date>,
    /// The last day, where they have left or will.
    pub until: Option<Date>,
    /// Their account in this service, by its identifier; empty where they have none.
    pub account: String,
}

/// A member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Their id.
    pub id: String,
    /// What is written of them.
    pub words: MemberWords,
}

impl Member {
    /// Whether they are a member on a day.
    #[must_use]
    pub fn is_member_on(&self, day: Date) -> bool {
        self.words.from.is_none_or(|from| from <= day)
            && self.words.until.is_none_or(|until| day <= until)
    }
}
