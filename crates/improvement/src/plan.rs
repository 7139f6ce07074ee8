//! The plan: what was found, what is to be different, what is done about it, and what shows that it worked.

mod action;
mod check;
mod clock;
mod compare;
mod completion;
pub mod coverage;
mod evidence;
mod fields;
mod finding;
mod history;
pub mod import;
mod standing;
pub mod template;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use action::{Action, ActionWords, Task};
pub use check::{LONGEST_LINE, LONGEST_TEXT, too_long};
pub use clock::{Answer, DAYS_TO_ANSWER, clock};
pub use compare::{ActionMoved, Became, Compared, FindingBecame, FindingMoved, compare};
pub use completion::{Completion, NotYet};
pub use evidence::{Evidence, Holds, Refused, Shows, Verdict, Weight};
pub use fields::{Differs, Field, pounds};
pub use finding::{Finding, FindingState, Source};
pub use history::{Step, history};
pub use standing::{Outcome, Practice, Rated, Rating, Signal, Standing};

/// What can change in a plan. Whole words are kept, so that nothing has to be worked out to show a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A report was received that the plan must answer: the statutory clock begins.
    ReportReceived {
        /// The report's id in the national record.
        report: String,
        /// Its title as people know it.
        title: String,
        /// The day it was received.
        received: Date,
    },
    /// The answer to a report was marked ready to send.
    MarkedReady {
        /// The report.
        report: String,
    },
    /// The answer to a report was sent.
    Sent {
        /// The report.
        report: String,
        /// The day.
        on: Date,
    },
    /// A finding was put into the plan.
    FindingAdded {
        /// Its id, for example `f12`.
        id: String,
        /// Where it comes from.
        source: Source,
        /// Its words, as they stand in the source.
        words: String,
        /// Slugs of its themes.
        themes: Vec<String>,
    },
    /// The words or themes of a finding were put right.
    FindingCorrected {
        /// The finding.
        id: String,
        /// Its words now.
        words: String,
        /// Its themes now.
        themes: Vec<String>,
    },
    /// A finding needs no answer any more.
    FindingWithdrawn {
        /// The finding.
        id: String,
    },
    /// A withdrawn finding needs an answer again.
    FindingRestored {
        /// The finding.
        id: String,
    },
    /// An objective was written, or written anew.
    ObjectiveWritten {
        /// Its id, for example `o3`.
        id: String,
        /// What is to be different for children.
        title: String,
    },
    /// An action was written.
    ActionAdded {
        /// Its id, for example `a12`.
        id: String,
        /// The action.
        action: Box<ActionWords>,
    },
    /// An action was written anew.
    ActionChanged {
        /// The action's id.
        id: String,
        /// The action as it reads now.
        action: Box<ActionWords>,
    },
    /// An action will not be done.
    ActionDropped {
        /// The action's id.
        id: String,
    },
    /// The task of an action began, was done, or was not begun after all.
    TaskMoved {
        /// The action's id.
        id: String,
        /// How far it is.
        task: Task,
        /// Since when.
        on: Date,
    },
    /// Something was laid beside an action that shows what became of it.
    EvidenceAdded {
        /// The action's id.
        action: String,
        /// The evidence.
        evidence: Evidence,
    },
    /// Evidence was taken back.
    EvidenceWithdrawn {
        /// The action's id.
        action: String,
        /// The evidence's id.
        evidence: String,
    },
    /// An action is complete: its task done, practice changed, the outcome moved.
    Completed {
        /// The action's id.
        id: String,
        /// The day.
        on: Date,
        /// Codes of measures that were worse that day and did not stand in the way: why is the reason of the change.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        despite: Vec<String>,
    },
    /// A complete action is open again.
    Reopened {
        /// The action's id.
        id: String,
    },
    /// Somebody rates an action otherwise than the rules do.
    RatingSet {
        /// The action's id.
        id: String,
        /// Their rating.
        rating: Rating,
    },
    /// The rules rate an action again.
    RatingLifted {
        /// The action's id.
        id: String,
    },
}

impl Change {
    /// What it is about: see [`crate::What::subject`].
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::ReportReceived { report, .. }
            | Self::MarkedReady { report }
            | Self::Sent { report, .. } => format!("answer:{report}"),
            Self::FindingAdded { id, .. }
            | Self::FindingCorrected { id, .. }
            | Self::FindingWithdrawn { id }
            | Self::FindingRestored { id } => format!("finding:{id}"),
            Self::ObjectiveWritten { id, .. } => format!("objective:{id}"),
            Self::ActionAdded { id, .. }
            | Self::ActionChanged { id, .. }
            | Self::ActionDropped { id }
            | Self::TaskMoved { id, .. }
            | Self::Completed { id, .. }
            | Self::Reopened { id }
            | Self::RatingSet { id, .. }
            | Self::RatingLifted { id } => format!("action:{id}"),
            Self::EvidenceAdded { action, evidence } => {
                format!("evidence:{action}:{}", evidence.id)
            }
            Self::EvidenceWithdrawn { action, evidence } => format!("evidence:{action}:{evidence}"),
        }
    }
}

/// Something that is to be different for children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// Its id.
    pub id: String,
    /// What is to be different.
    pub title: String,
}

/// The plan at a moment.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Reports it answers, by their id.
    pub answers: BTreeMap<String, Answer>,
    /// Findings in the order they came.
    pub findings: Vec<Finding>,
    /// Objectives in the order they were written.
    pub objectives: Vec<Objective>,
    /// Actions in the order they were written; those that were dropped stay.
    pub actions: Vec<Action>,
}

impl Plan {
    /// A finding.
    #[must_use]
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        let at = place(&self.findings, id, |each| &each.id)?;
        self.findings.get(at)
    }

    /// An objective.
    #[must_use]
    pub fn objective(&self, id: &str) -> Option<&Objective> {
        self.objectives.iter().find(|objective| objective.id == id)
    }

    /// An action.
    #[must_use]
    pub fn action(&self, id: &str) -> Option<&Action> {
        let at = place(&self.actions, id, |each| &each.id)?;
        self.actions.get(at)
    }

    /// Actions that are not dropped.
    pub fn in_force(&self) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(|action| !action.dropped)
    }

    /// Actions in force that answer a finding.
    pub fn answering<'p>(&'p self, finding: &'p str) -> impl Iterator<Item = &'p Action> {
        self.in_force()
            .filter(move |action| action.words.answers.iter().any(|id| id == finding))
    }

    /// Open findings that no action answers.
    pub fn unanswered(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.is_open() && self.answering(&finding.id).next().is_none())
    }

    /// Open findings of a report that no action answers: while there is one, its answer is not ready to send.
    pub fn unanswered_of<'p>(&'p self, report: &'p str) -> impl Iterator<Item = &'p Finding> {
        self.unanswered()
            .filter(move |finding| finding.source.report() == Some(report))
    }

    /// Whether a finding was added, corrected or withdrawn after the answer to its report was sent.
    #[must_use]
    pub fn changed_after_sent(&self, finding: &Finding) -> bool {
        let answer = finding.source.report().and_then(|id| self.answers.get(id));
        answer
            .and_then(|answer| answer.sent_at)
            .is_some_and(|sent| finding.changed > sent)
    }

    /// The id of the next finding, objective or action, by its letter (`f`, `o`, `a`).
    #[must_use]
    pub fn next_id(&self, letter: char) -> String {
        let ids: Vec<&str> = match letter {
            'f' => self.findings.iter().map(|each| each.id.as_str()).collect(),
            'o' => self
                .objectives
                .iter()
                .map(|each| each.id.as_str())
                .collect(),
            _ => self.actions.iter().map(|each| each.id.as_str()).collect(),
        };
        let number = |id: &str| id.strip_prefix(letter).and_then(|n| n.parse::<u32>().ok());
        let last = ids.into_iter().filter_map(number).max().unwrap_or(0);
        format!("{letter}{}", last.saturating_add(1))
    }

    /// Adds a change; a sentence where it fits nothing.
    pub(crate) fn apply(&mut self, change: &crate::Change, what: &Change) -> Result<(), String> {
        match what {
            Change::ReportReceived {
                report,
                title,
                received,
            } => {
                let answer = Answer::received(title, *received);
                self.answers
                    .entry(report.clone())
                    .and_modify(|kept| {
                        kept.title.clone_from(title);
                        kept.received = *received;
                    })
                    .or_insert(answer);
                Ok(())
            }
            Change::MarkedReady { report } => self.answer(report, |answer| {
                answer.ready = Some((change.at, change.by.clone()));
            }),
            Change::Sent { report, on } => self.answer(report, |answer| {
                answer.sent = Some(*on);
                answer.sent_at = Some(change.at);
            }),
            Change::FindingAdded {
                id,
                source,
                words,
                themes,
            } => {
                if self.finding(id).is_some() {
                    return Err(format!("finding {id} was added twice"));
                }
                self.findings.push(Finding {
                    id: id.clone(),
                    source: source.clone(),
                    words: words.clone(),
                    themes: themes.clone(),
                    state: FindingState::Open,
                    added: change.at,
                    changed: change.at,
                });
                Ok(())
            }
            Change::FindingCorrected { id, words, themes } => self.with_finding(id, |finding| {
                finding.words.clone_from(words);
                finding.themes.clone_from(themes);
                finding.changed = change.at;
            }),
            Change::FindingWithdrawn { id } => self.with_finding(id, |finding| {
                finding.state = FindingState::Withdrawn {
                    by: change.by.clone(),
                    why: change.why.clone(),
                };
                finding.changed = change.at;
            }),
            Change::FindingRestored { id } => self.with_finding(id, |finding| {
                finding.state = FindingState::Open;
                finding.changed = change.at;
            }),
            Change::ObjectiveWritten { id, title } => {
                match self.objectives.iter_mut().find(|each| each.id == *id) {
                    Some(objective) => objective.title.clone_from(title),
                    None => self.objectives.push(Objective {
                        id: id.clone(),
                        title: title.clone(),
                    }),
                }
                Ok(())
            }
            Change::ActionAdded { id, action } => {
                if self.action(id).is_some() {
                    return Err(format!("action {id} was added twice"));
                }
                self.actions
                    .push(Action::new(id, (**action).clone(), change.at));
                Ok(())
            }
            Change::ActionChanged { id, action } => self.with_action(id, |kept| {
                kept.words = (**action).clone();
                kept.changed = change.at;
            }),
            Change::ActionDropped { id } => self.with_action(id, |action| {
                action.dropped = true;
                action.changed = change.at;
            }),
            Change::TaskMoved { id, task, on } => self.with_action(id, |action| {
                action.task = *task;
                action.task_since = Some(*on);
                action.changed = change.at;
            }),
            Change::EvidenceAdded { action, evidence } => self.with_action(action, |kept| {
                kept.evidence.push(evidence.clone());
                kept.changed = change.at;
            }),
            Change::EvidenceWithdrawn { action, evidence } => self.with_action(action, |kept| {
                kept.evidence.retain(|each| each.id != *evidence);
                kept.changed = change.at;
            }),
            Change::Completed { id, on, despite } => self.with_action(id, |action| {
                action.completed = Some(Completion {
                    on: *on,
                    by: change.by.clone(),
                    despite: despite.clone(),
                    why: change.why.clone(),
                });
                action.changed = change.at;
            }),
            Change::Reopened { id } => self.with_action(id, |action| {
                action.completed = None;
                action.changed = change.at;
            }),
            Change::RatingSet { id, rating } => self.with_action(id, |action| {
                action.rated_otherwise = Some(Rated {
                    rating: *rating,
                    by: change.by.clone(),
                    at: change.at,
                    why: change.why.clone(),
                });
            }),
            Change::RatingLifted { id } => {
                self.with_action(id, |action| action.rated_otherwise = None)
            }
        }
    }

    /// Passes over the words of a change of an action that a later one writes anew; a sentence where it fits nothing.
    pub(crate) fn pass_over(
        &mut self,
        change: &crate::Change,
        what: &Change,
    ) -> Result<(), String> {
        match what.action() {
            Some(id) => self.with_action(id, |action| action.changed = change.at),
            None => self.apply(change, what),
        }
    }

    fn answer(&mut self, report: &str, change: impl FnOnce(&mut Answer)) -> Result<(), String> {
        match self.answers.get_mut(report) {
            Some(answer) => {
                change(answer);
                Ok(())
            }
            None => Err("a report was answered that had not been received".to_owned()),
        }
    }

    fn with_finding(&mut self, id: &str, change: impl FnOnce(&mut Finding)) -> Result<(), String> {
        let at = place(&self.findings, id, |each| &each.id);
        match at.and_then(|at| self.findings.get_mut(at)) {
            Some(finding) => {
                change(finding);
                Ok(())
            }
            None => Err(format!("finding {id} was changed and is not in the plan")),
        }
    }

    fn with_action(&mut self, id: &str, change: impl FnOnce(&mut Action)) -> Result<(), String> {
        let at = place(&self.actions, id, |each| &each.id);
        match at.and_then(|at| self.actions.get_mut(at)) {
            Some(action) => {
                change(action);
                Ok(())
            }
            None => Err(format!("action {id} was changed and is not in the plan")),
        }
    }
}

/// The place of an id in a list. Ids are given in order, so the number in one mostly tells its place.
fn place<T>(all: &[T], id: &str, id_of: fn(&T) -> &String) -> Option<usize> {
    let number = id.get(1..).and_then(|number| number.parse::<usize>().ok());
    number
        .and_then(|number| number.checked_sub(1))
        .filter(|at| all.get(*at).is_some_and(|each| id_of(each) == id))
        .or_else(|| all.iter().position(|each| id_of(each) == id))
}
