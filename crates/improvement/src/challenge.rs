//! Challenges of independent reviewing officers: raised, stage, clock, theme, outcome.

mod clocks;
mod numbers;
#[cfg(test)]
mod tests;
mod words;

use children::Day;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{By, Child};
pub use clocks::Clocks;
pub use numbers::Numbers;
pub use words::{Outcome, Stage, Theme};

/// Whom a challenge is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// A child.
    Child(Child),
    /// Several children, or how the service works; no name in the words.
    Group(String),
}

/// What is challenged, as the officer raised it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raised {
    /// Whom it is about.
    pub about: About,
    /// What it is about.
    pub theme: Theme,
    /// What is wrong.
    pub what: String,
    /// What the officer wants to happen.
    pub wanted: String,
    /// At which stage it begins.
    pub stage: Stage,
    /// The day.
    pub on: Date,
}

/// What can change in a challenge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A challenge was raised.
    Raised {
        /// Its id, for example `c1`.
        id: String,
        /// What it says.
        challenge: Box<Raised>,
    },
    /// It was answered at its stage.
    Answered {
        /// The challenge.
        id: String,
        /// The day.
        on: Date,
        /// The answer.
        words: String,
    },
    /// The officer took it to another stage; why stands beside the change.
    Escalated {
        /// The challenge.
        id: String,
        /// The stage.
        to: Stage,
        /// The day.
        on: Date,
    },
    /// It is over.
    Closed {
        /// The challenge.
        id: String,
        /// How.
        outcome: Outcome,
        /// The day.
        on: Date,
        /// What came of it for the child.
        words: String,
    },
    /// The council set how long each stage may take.
    ClocksSet {
        /// From now on.
        clocks: Clocks,
    },
}

impl Change {
    /// What it is about: see [`crate::What::subject`].
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::Raised { id, .. }
            | Self::Answered { id, .. }
            | Self::Escalated { id, .. }
            | Self::Closed { id, .. } => format!("challenge:{id}"),
            Self::ClocksSet { .. } => CLOCKS_SUBJECT.to_owned(),
        }
    }
}

/// The subject of how long stages may take.
pub const CLOCKS_SUBJECT: &str = "challenge-clocks";

/// A challenge at one stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtStage {
    /// The stage.
    pub stage: Stage,
    /// The day it came there.
    pub since: Date,
    /// Who took it there.
    pub by: By,
    /// Why; empty for the first.
    pub why: String,
    /// The last day for the answer.
    pub due: Date,
    /// The answers: when, by whom, what.
    pub answers: Vec<(Date, By, String)>,
}

/// How a challenge ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// How.
    pub outcome: Outcome,
    /// The day.
    pub on: Date,
    /// Who said so.
    pub by: By,
    /// What came of it for the child.
    pub words: String,
}

/// A challenge.
#[derive(Debug, Clone, PartialEq)]
pub struct Challenge {
    /// Its id.
    pub id: String,
    /// What it says.
    pub words: Raised,
    /// Who raised it.
    pub by: By,
    /// When it was written down.
    pub raised: Timestamp,
    /// Its stages, in order; never empty.
    pub stages: Vec<AtStage>,
    /// The last day for all of it.
    pub due: Date,
    /// How it ended.
    pub closed: Option<Closed>,
}

/// What a challenge waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waits {
    /// An answer at its stage.
    ForAnswer,
    /// The officer, who says whether the answer is enough.
    ForOfficer,
    /// Nothing: it is over.
    Over,
}

impl Challenge {
    /// The stage it is at, or ended at.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.now().map_or(self.words.stage, |now| now.stage)
    }

    /// Its newest stage.
    #[must_use]
    pub fn now(&self) -> Option<&AtStage> {
        self.stages.last()
    }

    /// What it waits for.
    #[must_use]
    pub fn waits(&self) -> Waits {
        if self.closed.is_some() {
            Waits::Over
        } else if self.now().is_some_and(|now| now.answers.is_empty()) {
            Waits::ForAnswer
        } else {
            Waits::ForOfficer
        }
    }

    /// The day the next step is due: the answer of its stage while it waits for one, and never later than all of it.
    #[must_use]
    pub fn next_due(&self) -> Option<Date> {
        match self.waits() {
            Waits::Over => None,
            Waits::ForOfficer => Some(self.due),
            Waits::ForAnswer => Some(self.now().map_or(self.due, |now| now.due.min(self.due))),
        }
    }

    /// Whether the next step is past its day.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.next_due().is_some_and(|due| due < today)
    }

    /// Working days from the day it was raised to the day it ended, or to today.
    #[must_use]
    pub fn took(&self, today: Date) -> u32 {
        let until = self.closed.as_ref().map_or(today, |closed| closed.on);
        working_days(self.words.on, until)
    }

    /// The stages it can be taken to: those after the one it is at.
    pub fn further(&self) -> impl Iterator<Item = Stage> {
        let now = self.stage();
        Stage::ALL.into_iter().filter(move |stage| *stage > now)
    }
}

/// Working days from one day to a later one; none where the later is not later.
fn working_days(from: Date, until: Date) -> u32 {
    match (Day::from_date(from), Day::from_date(until)) {
        (Some(from), Some(until)) => {
            u32::try_from(until.working_days_since(from)).unwrap_or_default()
        }
        _ => 0,
    }
}

/// The day so many working days after another.
fn after(from: Date, days: u32) -> Date {
    Day::from_date(from).map_or(from, |day| day.plus_working_days(days).date())
}

/// Every challenge.
#[derive(Debug, Clone, Default)]
pub struct Challenges {
    /// In the order they were raised.
    pub all: Vec<Challenge>,
    /// How long each stage may take, as the council set it.
    pub clocks: Clocks,
}

impl Challenges {
    /// A challenge.
    #[must_use]
    pub fn challenge(&self, id: &str) -> Option<&Challenge> {
        self.all.iter().find(|challenge| challenge.id == id)
    }

    /// The id of the next challenge.
    #[must_use]
    pub fn next_id(&self) -> String {
        let number = |each: &Challenge| each.id.strip_prefix('c')?.parse::<u32>().ok();
        let last = self.all.iter().filter_map(number).max().unwrap_or(0);
        format!("c{}", last.saturating_add(1))
    }

    /// Challenges that are not over, by the day their next step is due: the late ones first.
    #[must_use]
    pub fn open(&self) -> Vec<&Challenge> {
        let mut open: Vec<&Challenge> = self
            .all
            .iter()
            .filter(|each| each.closed.is_none())
            .collect();
        open.sort_by_key(|each| (each.next_due(), each.words.on));
        open
    }

    /// Adds a change; a sentence where it fits nothing.
    pub(crate) fn apply(&mut self, change: &crate::Change, what: &Change) -> Result<(), String> {
        let clocks = self.clocks.clone();
        let at_stage = |stage: Stage, since: Date| AtStage {
            stage,
            since,
            by: change.by.clone(),
            why: change.why.clone(),
            due: after(since, clocks.of(stage)),
            answers: Vec::new(),
        };
        match what {
            Change::Raised { id, challenge } => {
                if self.challenge(id).is_some() {
                    return Err(format!("challenge {id} was raised twice"));
                }
                self.all.push(Challenge {
                    id: id.clone(),
                    words: (**challenge).clone(),
                    by: change.by.clone(),
                    raised: change.at,
                    stages: vec![at_stage(challenge.stage, challenge.on)],
                    due: after(challenge.on, clocks.whole),
                    closed: None,
                });
                Ok(())
            }
            Change::Answered { id, on, words } => self.with(id, |challenge| {
                if let Some(now) = challenge.stages.last_mut() {
                    now.answers.push((*on, change.by.clone(), words.clone()));
                }
            }),
            Change::Escalated { id, to, on } => self.with(id, |challenge| {
                challenge.stages.push(at_stage(*to, *on));
            }),
            Change::Closed {
                id,
                outcome,
                on,
                words,
            } => self.with(id, |challenge| {
                challenge.closed = Some(Closed {
                    outcome: *outcome,
                    on: *on,
                    by: change.by.clone(),
                    words: words.clone(),
                });
            }),
            Change::ClocksSet { clocks } => {
                self.clocks = clocks.clone();
                Ok(())
            }
        }
    }

    fn with(&mut self, id: &str, change: impl FnOnce(&mut Challenge)) -> Result<(), String> {
        match self.all.iter_mut().find(|each| each.id == id) {
            Some(challenge) => {
                change(challenge);
                Ok(())
            }
            None => Err(format!("challenge {id} was changed and was never raised")),
        }
    }
}
