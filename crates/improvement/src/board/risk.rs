//! The log of risks and exceptions: in words, with who answers, and before whom each was put.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::meeting::Reworded;
use crate::{By, Change};

/// Whether it may happen or has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RiskKind {
    /// It may happen.
    #[default]
    Risk,
    /// It has: something is not as the plan says.
    Exception,
}

/// How likely it is, in words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likelihood {
    /// Unlikely.
    Unlikely,
    /// Possible.
    #[default]
    Possible,
    /// Likely.
    Likely,
    /// Almost certain, or it has happened.
    AlmostCertain,
}

/// What it would mean for children, in words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Impact {
    /// Children would hardly notice.
    Minor,
    /// Help would be later or worse.
    #[default]
    Moderate,
    /// Children would go without help they need.
    Major,
    /// Children would not be safe.
    Severe,
}

/// Before whom a risk was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Escalated {
    /// The chief executive.
    ChiefExecutive,
    /// The lead member.
    LeadMember,
    /// The Department for Education.
    Department,
}

macro_rules! words {
    ($of:ident, [$($variant:ident: $word:literal, $name:literal;)+]) => {
        impl $of {
            /// Every one, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its word in forms and files.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Its name for people.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The one of a word.
            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.word() == word)
            }
        }
    };
}

words!(RiskKind, [
    Risk: "risk", "Risk";
    Exception: "exception", "Exception";
]);
words!(Likelihood, [
    Unlikely: "unlikely", "Unlikely";
    Possible: "possible", "Possible";
    Likely: "likely", "Likely";
    AlmostCertain: "almost-certain", "Almost certain";
]);
words!(Impact, [
    Minor: "minor", "Minor: children would hardly notice";
    Moderate: "moderate", "Moderate: help would be later or worse";
    Major: "major", "Major: children would go without help they need";
    Severe: "severe", "Severe: children would not be safe";
]);
words!(Escalated, [
    ChiefExecutive: "chief-executive", "The chief executive";
    LeadMember: "lead-member", "The lead member";
    Department: "department", "The Department for Education";
]);

impl Impact {
    /// Its name without what it means.
    #[must_use]
    pub fn short(self) -> &'static str {
        self.name().split(':').next().unwrap_or_default()
    }
}

/// What people write of a risk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RiskWords {
    /// Whether it may happen or has.
    pub kind: RiskKind,
    /// What may happen, and what that would mean for children.
    pub words: String,
    /// How likely.
    pub likelihood: Likelihood,
    /// What it would mean.
    pub impact: Impact,
    /// Who answers for it.
    pub owner: String,
    /// What is done about it.
    pub mitigation: String,
    /// What it is about, as subjects: `finding:f1`, `action:a2`.
    pub about: Vec<String>,
}

/// A time at which a risk was put before somebody above the board.
#[derive(Debug, Clone, PartialEq)]
pub struct Escalation {
    /// Before whom.
    pub to: Escalated,
    /// The day.
    pub on: Date,
    /// Who wrote it down.
    pub by: By,
    /// Why.
    pub why: String,
    /// When it was the board's own again, and what came of it.
    pub ended: Option<(Date, String)>,
}

/// A risk or an exception.
#[derive(Debug, Clone, PartialEq)]
pub struct Risk {
    /// Its id.
    pub id: String,
    /// What is written of it.
    pub words: RiskWords,
    /// Before whom it was put, the oldest first.
    pub escalations: Vec<Escalation>,
    /// When it was closed, and why.
    pub closed: Option<(Date, String)>,
    /// What it said before, the oldest first.
    pub before: Vec<Reworded>,
    /// When it was written.
    pub added: Timestamp,
    /// When it was last changed.
    pub changed: Timestamp,
}

impl Risk {
    pub(crate) fn new(id: &str, words: &RiskWords, change: &Change) -> Self {
        Self {
            id: id.to_owned(),
            words: words.clone(),
            escalations: Vec::new(),
            closed: None,
            before: Vec::new(),
            added: change.at,
            changed: change.at,
        }
    }

    pub(crate) fn write(&mut self, words: &RiskWords, change: &Change) {
        if self.words != *words {
            self.before.push(Reworded {
                was: format!(
                    "{} {}, {}. {} answers. {}",
                    self.words.words,
                    self.words.likelihood.name(),
                    self.words.impact.short().to_lowercase(),
                    self.words.owner,
                    self.words.mitigation
                ),
                at: change.at,
                by: change.by.clone(),
                why: change.why.clone(),
                after_approval: false,
            });
        }
        self.words.clone_from(words);
        self.changed = change.at;
    }

    pub(crate) fn escalate(&mut self, to: Escalated, on: Date, change: &Change) {
        self.escalations.push(Escalation {
            to,
            on,
            by: change.by.clone(),
            why: change.why.clone(),
            ended: None,
        });
        self.changed = change.at;
    }

    pub(crate) fn end_escalation(&mut self, on: Date, change: &Change) {
        let open = self.escalations.iter_mut().rev();
        if let Some(escalation) = open.into_iter().find(|each| each.ended.is_none()) {
            escalation.ended = Some((on, change.why.clone()));
        }
        self.changed = change.at;
    }

    /// Whether it is one still.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// The newest escalation that has not ended.
    #[must_use]
    pub fn escalated_now(&self) -> Option<&Escalation> {
        self.escalations
            .iter()
            .rev()
            .find(|each| each.ended.is_none())
    }
}
