//! Practice audits: question sets, recorded samples, moderation, agreement, what comes of an inadequate one.
//!
//! An audit is a [`Round`]: a sample of children, drawn by a recorded seed, shared out to auditors who do not hold the
//! work. Each child's audit is an [`Item`] with a number; on pages and in addresses it is told by that number.

pub mod agreement;
pub mod draw;
mod form;
mod grade;
pub mod learning;
pub mod questions;
mod round;
pub mod share;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Child;
pub use form::{Answer, Asked, Form, Missing};
pub use grade::{Grade, Mark};
pub use round::{
    FollowUp, Item, Kept, Moderation, Person, Remedy, Round, RoundWords, Seat, Stands, Strata,
};
use share::Given;

/// What can change in an audit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A round was begun and its sample drawn.
    Begun {
        /// Its id, for example `q1`.
        id: String,
        /// What it is, with the draw.
        round: Box<RoundWords>,
    },
    /// Children were given to auditors.
    Shared {
        /// The round.
        id: String,
        /// Who was given whom.
        given: Vec<Given>,
    },
    /// An auditor kept what they have so far.
    Drafted {
        /// The round.
        id: String,
        /// The child's number.
        number: u32,
        /// As which auditor.
        seat: Seat,
        /// The form as far as it is.
        form: Box<Form>,
    },
    /// An auditor handed an audit in.
    HandedIn {
        /// The round.
        id: String,
        /// The child's number.
        number: u32,
        /// As which auditor.
        seat: Seat,
        /// The form.
        form: Box<Form>,
        /// The day.
        on: Date,
    },
    /// An audit goes back to its auditor; why stands beside the change.
    GivenBack {
        /// The round.
        id: String,
        /// The child's number.
        number: u32,
        /// Which auditor's.
        seat: Seat,
    },
    /// Somebody else confirmed or changed the grade over all; why stands beside the change.
    Moderated {
        /// The round.
        id: String,
        /// The child's number.
        number: u32,
        /// The grade as it stands from now on.
        grade: Grade,
        /// The day.
        on: Date,
    },
    /// The manager answered an inadequate audit: what is done for this child, by whom and when.
    RemedySet {
        /// The round.
        id: String,
        /// The child's number.
        number: u32,
        /// The day of the answer.
        on: Date,
        /// What is done, who and when.
        remedy: Remedy,
    },
    /// What had to be done for a child was done; how it is now.
    Remedied {
        /// The round.
        id: String,
        /// The child's number.
        number: u32,
        /// The day.
        on: Date,
        /// How it is for the child now.
        words: String,
    },
    /// A child cannot be audited: why stands beside the change. They stay in the round and are counted.
    SetAside {
        /// The round.
        id: String,
        /// The child's number.
        number: u32,
    },
    /// A round is over: nobody is given its children any more.
    Closed {
        /// The round.
        id: String,
    },
}

impl Change {
    /// What it is about: see [`crate::What::subject`].
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::Begun { id, .. } | Self::Shared { id, .. } | Self::Closed { id } => {
                format!("audit:{id}")
            }
            Self::Drafted {
                id, number, seat, ..
            }
            | Self::HandedIn {
                id, number, seat, ..
            }
            | Self::GivenBack { id, number, seat } => form_subject(id, *number, *seat),
            Self::Moderated { id, number, .. } => format!("audit:{id}:{number}:moderation"),
            Self::RemedySet { id, number, .. } | Self::Remedied { id, number, .. } => {
                format!("audit:{id}:{number}:follow-up")
            }
            Self::SetAside { id, number } => format!("audit:{id}:{number}"),
        }
    }
}

/// The subject of an auditor's form.
#[must_use]
pub fn form_subject(round: &str, number: u32, seat: Seat) -> String {
    format!("audit:{round}:{number}:{}", seat.word())
}

/// Every audit.
#[derive(Debug, Clone, Default)]
pub struct Audits {
    /// In the order they were begun.
    pub all: Vec<Round>,
}

impl Audits {
    /// A round.
    #[must_use]
    pub fn round(&self, id: &str) -> Option<&Round> {
        self.all.iter().find(|round| round.id == id)
    }

    /// The id of the next round.
    #[must_use]
    pub fn next_id(&self) -> String {
        let number = |round: &Round| round.id.strip_prefix('q')?.parse::<u32>().ok();
        let last = self.all.iter().filter_map(number).max().unwrap_or(0);
        format!("q{}", last.saturating_add(1))
    }

    /// Children given to a person in rounds that are not closed: within their reach while the audit lasts.
    #[must_use]
    pub fn given_to(&self, person: &str) -> Vec<&Child> {
        self.all
            .iter()
            .filter(|round| round.closed.is_none())
            .flat_map(|round| &round.items)
            .filter(|item| item.seat_of(person).is_some())
            .map(|item| &item.child)
            .collect()
    }

    /// Children whose audit found practice inadequate and who are not seen to yet, the longest waiting first.
    #[must_use]
    pub fn waiting(&self) -> Vec<(&Round, &Item, &FollowUp)> {
        let mut waiting: Vec<(&Round, &Item, &FollowUp)> = self
            .all
            .iter()
            .flat_map(|round| round.items.iter().map(move |item| (round, item)))
            .filter_map(|(round, item)| Some((round, item, item.follow_up.as_ref()?)))
            .filter(|(_, _, follow_up)| follow_up.remedied.is_none())
            .collect();
        waiting.sort_by_key(|(_, item, follow_up)| (follow_up.next_due(), item.number));
        waiting
    }

    /// Adds a change; a sentence where it fits nothing.
    pub(crate) fn apply(&mut self, change: &crate::Change, what: &Change) -> Result<(), String> {
        match what {
            Change::Begun { id, round } => {
                if self.round(id).is_some() {
                    return Err(format!("audit {id} was begun twice"));
                }
                self.all
                    .push(Round::begun(id, Arc::new((**round).clone()), change));
                Ok(())
            }
            Change::Shared { id, given } => self.with(id, |round| {
                for each in given {
                    round.with(each.number, |item| item.give(each.seat, &each.to))?;
                }
                Ok(())
            }),
            Change::Drafted {
                id,
                number,
                seat,
                form,
            } => self.with(id, |round| {
                round.with(*number, |item| {
                    item.keep(*seat, Kept::of(change, form, None));
                })
            }),
            Change::HandedIn {
                id,
                number,
                seat,
                form,
                on,
            } => self.with(id, |round| {
                let within = round.words.answer_days;
                round.with(*number, |item| {
                    item.keep(*seat, Kept::of(change, form, Some(*on)));
                    item.opens_follow_up(form.overall, *on, within);
                })
            }),
            Change::GivenBack { id, number, seat } => self.with(id, |round| {
                round.with(*number, |item| item.give_back(*seat, &change.why))
            }),
            Change::Moderated {
                id,
                number,
                grade,
                on,
            } => self.with(id, |round| {
                let within = round.words.answer_days;
                round.with(*number, |item| {
                    item.moderated = Some(Moderation {
                        by: change.by.clone(),
                        grade: *grade,
                        on: *on,
                        why: change.why.clone(),
                    });
                    item.opens_follow_up(Some(*grade), *on, within);
                })
            }),
            Change::RemedySet {
                id,
                number,
                on,
                remedy,
            } => self.with_follow_up(id, *number, |follow_up| {
                follow_up.answered = Some((*on, change.by.clone(), remedy.clone()));
            }),
            Change::Remedied {
                id,
                number,
                on,
                words,
            } => self.with_follow_up(id, *number, |follow_up| {
                follow_up.remedied = Some((*on, change.by.clone(), words.clone()));
            }),
            Change::SetAside { id, number } => self.with(id, |round| {
                round.with(*number, |item| {
                    item.set_aside = Some((change.by.clone(), change.why.clone()));
                })
            }),
            Change::Closed { id } => self.with(id, |round| {
                round.closed = Some((change.at, change.by.clone()));
                Ok(())
            }),
        }
    }

    fn with(
        &mut self,
        id: &str,
        change: impl FnOnce(&mut Round) -> Result<(), String>,
    ) -> Result<(), String> {
        match self.all.iter_mut().find(|round| round.id == id) {
            Some(round) => change(round),
            None => Err(format!("audit {id} was changed and was never begun")),
        }
    }

    fn with_follow_up(
        &mut self,
        id: &str,
        number: u32,
        change: impl FnOnce(&mut FollowUp),
    ) -> Result<(), String> {
        self.with(id, |round| {
            let item = round.items.iter_mut().find(|item| item.number == number);
            match item.and_then(|item| item.follow_up.as_mut()) {
                Some(follow_up) => {
                    change(follow_up);
                    Ok(())
                }
                None => Err(format!(
                    "something was done about child {number} of audit {id}, of whom nothing inadequate was found"
                )),
            }
        })
    }
}
