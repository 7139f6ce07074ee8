//! The log of who looked: what an entry says, how entries are chained, and how the chain is checked.
//!
//! An entry says who did what, when, from where, in which role and for which purpose, and which children were shown.
//! Children stand in it by their opaque addresses; a list is the set of children on it. No entry holds a child's name.

mod chain;
mod checkpoint;
#[cfg(test)]
mod tests;

use jiff::Timestamp;

use crate::Role;

pub use chain::{Broken, FIELDS, Follow, Followed, Hash, Line, RECORD, SEPARATOR, Set, What, link};
pub use checkpoint::{Checkpoint, Removed, Signer};

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Children were shown: a page, a list, a row.
    Look,
    /// Something was written down, changed or loaded.
    Change,
    /// Rows or files left the service.
    Export,
    /// A page was made for printing.
    Print,
    /// Somebody signed in, or tried to.
    SignIn,
    /// Somebody signed out, or a session was ended.
    SignOut,
    /// Somebody proved again who they are.
    StepUp,
    /// Accounts, roles, restrictions and conflicts of interest.
    People,
    /// Figures were prepared, approved or released.
    Release,
    /// The account for emergencies was used.
    BreakGlass,
    /// A command run on the machine itself.
    Command,
    /// The log itself: old entries removed, the log checked or taken out.
    Log,
    /// Anything else that was asked for; kept where it was refused.
    Other,
}

impl Kind {
    /// Every kind, in the order pages show them.
    pub const ALL: [Self; 13] = [
        Self::Look,
        Self::Change,
        Self::Export,
        Self::Print,
        Self::SignIn,
        Self::SignOut,
        Self::StepUp,
        Self::People,
        Self::Release,
        Self::BreakGlass,
        Self::Command,
        Self::Log,
        Self::Other,
    ];

    /// The word it is kept under.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Change => "change",
            Self::Export => "export",
            Self::Print => "print",
            Self::SignIn => "sign-in",
            Self::SignOut => "sign-out",
            Self::StepUp => "step-up",
            Self::People => "people",
            Self::Release => "release",
            Self::BreakGlass => "break-glass",
            Self::Command => "command",
            Self::Log => "log",
            Self::Other => "other",
        }
    }

    /// Its name on pages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Look => "Looked",
            Self::Change => "Changed",
            Self::Export => "Took out",
            Self::Print => "Printed",
            Self::SignIn => "Signed in",
            Self::SignOut => "Signed out",
            Self::StepUp => "Proved again who they are",
            Self::People => "People and roles",
            Self::Release => "Released figures",
            Self::BreakGlass => "Emergency account",
            Self::Command => "Command on the machine",
            Self::Log => "The log itself",
            Self::Other => "Other",
        }
    }

    /// The kind of a word; `None` for a word that names none.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It was done, or shown.
    Allowed,
    /// It was refused; nothing was shown.
    Refused,
}

impl Outcome {
    /// The word it is kept under.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Refused => "refused",
        }
    }

    /// The outcome of a word; `None` for a word that names none.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::Allowed, Self::Refused]
            .into_iter()
            .find(|outcome| outcome.word() == word)
    }
}

/// One thing somebody did or asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When, to the microsecond.
    pub at: Timestamp,
    /// The person's identifier in this service; empty before anybody signed in.
    pub who: String,
    /// Their name as it was then.
    pub name: String,
    /// The role they worked in.
    pub role: Option<Role>,
    /// Short identifier of the session: enough to tell two apart, not enough to use one.
    pub session: String,
    /// The network address it came from.
    pub address: String,
    /// What it is about.
    pub kind: Kind,
    /// The pattern of the route (`GET /children/{address}`) or the command, never the filled path.
    pub route: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The purpose stated, as a word of the list people choose from; what they typed is kept sealed with the purpose.
    pub purpose: String,
    /// Anything else that must be known, in words without names.
    pub words: String,
    /// SHA-256 of what left the service, in hexadecimal; empty where nothing did.
    pub export: String,
    /// Rows shown or written.
    pub rows: u64,
    /// Addresses of the children shown: in any order, each counted once.
    pub children: Vec<String>,
}

impl Entry {
    /// An entry of a moment, a kind and a route that was allowed; the rest is empty and filled in by who knows it.
    #[must_use]
    pub fn new(at: Timestamp, kind: Kind, route: impl Into<String>) -> Self {
        Self {
            at,
            who: String::new(),
            name: String::new(),
            role: None,
            session: String::new(),
            address: String::new(),
            kind,
            route: route.into(),
            outcome: Outcome::Allowed,
            purpose: String::new(),
            words: String::new(),
            export: String::new(),
            rows: 0,
            children: Vec::new(),
        }
    }
}
