//! How an action stands. Three things are kept apart and never added up: the task, practice, the outcome for children.
//! The rating is worked out by stated rules, and says which rule gave it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Action, Evidence, Plan, Shows, Task, Verdict};
use crate::By;

/// Days before it is due at which an action that has not begun is a worry.
const SOON: i64 = 28;
/// Days after its task was done at which practice should have been looked at.
const LOOKED_AT_WITHIN: i64 = 90;

/// What a measure's chart says now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// A special cause for the better.
    Better,
    /// A special cause for the worse.
    Worse,
    /// Nothing but chance.
    AsExpected,
    /// It cannot be told: too few months, too small numbers, or not to be had from what was loaded.
    NotTold,
}

/// Whether practice has changed, as audits and reviews say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Practice {
    /// Nobody has looked.
    NoEvidence,
    /// It has not.
    NotChanged,
    /// In part.
    InPart,
    /// It has.
    Changed,
}

impl Practice {
    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoEvidence => "No evidence",
            Self::NotChanged => "Not changed",
            Self::InPart => "In part",
            Self::Changed => "Changed",
        }
    }
}

/// Whether it is better for children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// No measure is named and nobody was asked.
    NoMeasure,
    /// Measures are named and none of them can be told.
    NotTold,
    /// Worse.
    Worse,
    /// Not moved.
    NotMoved,
    /// Some of it.
    InPart,
    /// Better.
    Better,
}

impl Outcome {
    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoMeasure => "No measure",
            Self::NotTold => "Cannot be told",
            Self::Worse => "Worse",
            Self::NotMoved => "Not moved",
            Self::InPart => "In part",
            Self::Better => "Better",
        }
    }
}

/// How an action is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rating {
    /// Off track.
    Red,
    /// Said to be complete, and what showed it is there no longer.
    Unsupported,
    /// Said to be complete, and a measure that should show it is worse now.
    WorseSince,
    /// At risk.
    Amber,
    /// On track.
    Green,
    /// Complete, with evidence.
    Complete,
}

impl Rating {
    /// Every rating, the worst first.
    pub const ALL: [Self; 6] = [
        Self::Red,
        Self::Unsupported,
        Self::WorseSince,
        Self::Amber,
        Self::Green,
        Self::Complete,
    ];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Unsupported => "complete-unsupported",
            Self::WorseSince => "complete-worse",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Complete => "complete",
        }
    }

    /// Its name for people, who must not need the colour.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Red => "Off track",
            Self::Unsupported => "Complete, no longer supported",
            Self::WorseSince => "Complete, and has since become worse",
            Self::Amber => "At risk",
            Self::Green => "On track",
            Self::Complete => "Complete",
        }
    }

    /// Whether it was said to be complete and is so no longer.
    #[must_use]
    pub const fn has_lapsed(self) -> bool {
        matches!(self, Self::Unsupported | Self::WorseSince)
    }

    /// The rating of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rating| rating.word() == word)
    }
}

/// A rating somebody gave otherwise than the rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Rated {
    /// Their rating.
    pub rating: Rating,
    /// Who.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub why: String,
}

/// How an action stands on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Its task.
    pub task: Task,
    /// Practice.
    pub practice: Practice,
    /// The outcome for children.
    pub outcome: Outcome,
    /// What the rules rate it.
    pub rating: Rating,
    /// Why, in sentences: the rules that hold, the weightiest first.
    pub because: Vec<String>,
}

impl Action {
    /// The newest evidence that speaks to a question.
    #[must_use]
    pub fn newest(&self, shows: Shows) -> Option<&Evidence> {
        self.evidence
            .iter()
            .filter(|each| each.shows == shows)
            .max_by_key(|each| each.on)
    }

    /// Whether practice has changed: what the newest evidence says.
    #[must_use]
    pub fn practice(&self) -> Practice {
        match self.newest(Shows::Practice).map(|each| each.verdict) {
            None => Practice::NoEvidence,
            Some(Verdict::No) => Practice::NotChanged,
            Some(Verdict::InPart) => Practice::InPart,
            Some(Verdict::Yes) => Practice::Changed,
        }
    }

    /// Whether it is better for children. A measure that is worse says so, whatever was laid beside it; else the newest
    /// evidence people gave stands; without any, the measures named say so by themselves. `signal` tells what a measure's
    /// chart says now.
    #[must_use]
    pub fn outcome(&self, signal: &dyn Fn(&str) -> Signal) -> Outcome {
        if self.watched().any(|code| signal(code) == Signal::Worse) {
            return Outcome::Worse;
        }
        if let Some(evidence) = self.newest(Shows::Outcome) {
            return match evidence.verdict {
                Verdict::No => Outcome::NotMoved,
                Verdict::Yes if evidence.of_children() => Outcome::Better,
                Verdict::InPart | Verdict::Yes => Outcome::InPart,
            };
        }
        let signals: Vec<Signal> = self
            .words
            .measures
            .iter()
            .map(|code| signal(code))
            .collect();
        let has = |wanted: Signal| signals.contains(&wanted);
        if signals.is_empty() {
            Outcome::NoMeasure
        } else if has(Signal::Better) && !has(Signal::AsExpected) {
            Outcome::Better
        } else if has(Signal::Better) {
            Outcome::InPart
        } else if has(Signal::AsExpected) {
            Outcome::NotMoved
        } else {
            Outcome::NotTold
        }
    }

    /// What somebody rated it, where that counts: what was said to be complete is rated by the rules alone.
    #[must_use]
    pub fn rated_by_hand(&self) -> Option<&Rated> {
        let open = self.completed.is_none();
        self.rated_otherwise.as_ref().filter(|_| open)
    }

    /// How it is rated: as somebody rated it, else by the rules.
    #[must_use]
    pub fn rated(&self, standing: &Standing) -> Rating {
        self.rated_by_hand()
            .map_or(standing.rating, |rated| rated.rating)
    }

    /// How it stands on a day, by the rules alone. `owner_left` tells whether its owner is known to have left.
    #[must_use]
    pub fn standing(
        &self,
        plan: &Plan,
        today: Date,
        signal: &dyn Fn(&str) -> Signal,
        owner_left: bool,
    ) -> Standing {
        let practice = self.practice();
        let outcome = self.outcome(signal);
        let (rating, because) = match &self.completed {
            Some(said) => self.rated_complete(said, signal),
            None => self.rated_open(plan, today, signal, owner_left),
        };
        Standing {
            task: self.task,
            practice,
            outcome,
            rating,
            because,
        }
    }

    /// How it is rated while it is open, with why.
    fn rated_open(
        &self,
        plan: &Plan,
        today: Date,
        signal: &dyn Fn(&str) -> Signal,
        owner_left: bool,
    ) -> (Rating, Vec<String>) {
        let days =
            |from: Date, to: Date| i64::from(to.since(from).map_or(0, |span| span.get_days()));
        let mut red = Vec::new();
        let mut amber = Vec::new();
        if let Some(due) = self.words.due
            && self.task != Task::Done
        {
            if due < today {
                let late = days(due, today);
                red.push(format!(
                    "Its task is {late} {} past the day it was due.",
                    if late == 1 { "day" } else { "days" }
                ));
            } else if self.task == Task::NotBegun && days(today, due) <= SOON {
                amber.push(format!("It is due within {SOON} days and has not begun."));
            }
        }
        if self.words.due.is_none() {
            amber.push("No day is set by which it is due.".to_owned());
        }
        // Whatever people laid beside it: what a chart says now is said.
        if self.watched().any(|code| signal(code) == Signal::Worse) {
            red.push("A measure that should show it has become worse.".to_owned());
        }
        if self.words.owner.trim().is_empty() {
            red.push("Nobody answers for it.".to_owned());
        } else if owner_left {
            red.push("Whoever answers for it has left.".to_owned());
        }
        for id in &self.words.depends_on {
            let waits_for = plan.action(id);
            let late = waits_for.is_some_and(|other| {
                other.task != Task::Done
                    && !other.dropped
                    && other.words.due.is_some_and(|due| due < today)
            });
            if late {
                amber.push(format!("It waits for action {id}, which is late."));
            }
            if waits_for.is_none_or(|other| other.dropped) {
                amber.push(format!("It waits for action {id}, which will not be done."));
            }
        }
        if self.task == Task::Done {
            let done = self.task_since.map_or(0, |since| days(since, today));
            match self.practice() {
                Practice::NoEvidence if done > LOOKED_AT_WITHIN => amber.push(format!(
                    "Its task was done {done} days ago and nobody has looked whether practice has changed."
                )),
                Practice::NotChanged => {
                    red.push("Its task is done and practice has not changed.".to_owned());
                }
                Practice::NoEvidence | Practice::InPart | Practice::Changed => {}
            }
        }
        if self.outcome(signal) == Outcome::NoMeasure {
            amber.push(
                "Nothing is named that would show whether it is better for children.".to_owned(),
            );
        }
        if !red.is_empty() {
            red.extend(amber);
            (Rating::Red, red)
        } else if !amber.is_empty() {
            (Rating::Amber, amber)
        } else {
            (Rating::Green, vec![self.nothing_wrong(signal)])
        }
    }

    /// That nothing is wrong, as far as it was looked at: what no chart told is not said to be well.
    fn nothing_wrong(&self, signal: &dyn Fn(&str) -> Signal) -> String {
        let watched = self.watched().count();
        let told = self
            .watched()
            .filter(|code| signal(code) != Signal::NotTold)
            .count();
        match (watched, told) {
            (0, _) => "Nothing is late, and somebody answers for it.".to_owned(),
            (_, 0) => {
                "Nothing is late, and somebody answers for it. Measures are not judged.".to_owned()
            }
            (watched, told) if told < watched => format!(
                "Nothing is late, somebody answers for it, and no measure that can be told has become worse; {} of {watched} cannot be told.",
                watched - told
            ),
            _all_told => {
                "Nothing is late, somebody answers for it, and no measure has become worse."
                    .to_owned()
            }
        }
    }
}
