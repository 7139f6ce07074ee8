//! Everything that was ever changed of an action, the newest first, each with what it was before.

use super::fields::day_in_words;
use super::{ActionWords, Change, Differs, Shows};
use crate::What;

/// One change of an action, as people read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'c> {
    /// The change: who, when, why.
    pub change: &'c crate::Change,
    /// What it did, without a full stop.
    pub said: String,
    /// What it wrote otherwise, field by field.
    pub fields: Vec<Differs>,
}

impl Change {
    /// The action it is about, where it is about one.
    #[must_use]
    pub fn action(&self) -> Option<&str> {
        match self {
            Self::ActionAdded { id, .. }
            | Self::ActionChanged { id, .. }
            | Self::ActionDropped { id }
            | Self::TaskMoved { id, .. }
            | Self::Completed { id, .. }
            | Self::Reopened { id }
            | Self::RatingSet { id, .. }
            | Self::RatingLifted { id } => Some(id),
            Self::EvidenceAdded { action, .. } | Self::EvidenceWithdrawn { action, .. } => {
                Some(action)
            }
            Self::ReportReceived { .. }
            | Self::MarkedReady { .. }
            | Self::Sent { .. }
            | Self::FindingAdded { .. }
            | Self::FindingCorrected { .. }
            | Self::FindingWithdrawn { .. }
            | Self::FindingRestored { .. }
            | Self::ObjectiveWritten { .. } => None,
        }
    }
}

/// The changes of an action, the newest first.
#[must_use]
pub fn history<'c>(
    changes: impl IntoIterator<Item = &'c crate::Change>,
    id: &str,
) -> Vec<Step<'c>> {
    let mut words = ActionWords::default();
    let mut steps = Vec::new();
    for change in changes {
        let What::Plan(what) = &change.what else {
            continue;
        };
        if what.action() != Some(id) {
            continue;
        }
        let (said, fields) = step(what, &mut words);
        steps.push(Step {
            change,
            said,
            fields,
        });
    }
    steps.reverse();
    steps
}

/// What one change did; `words` is the action as it read before it, and afterwards as it reads.
fn step(what: &Change, words: &mut ActionWords) -> (String, Vec<Differs>) {
    let plain = |said: &str| (said.to_owned(), Vec::new());
    match what {
        Change::ActionAdded { action, .. } => {
            words.clone_from(action);
            plain("Written")
        }
        Change::ActionChanged { action, .. } => {
            let fields = action.differs_from(words);
            words.clone_from(action);
            let said = if fields.is_empty() {
                "Saved again without a difference"
            } else {
                "Written anew"
            };
            (said.to_owned(), fields)
        }
        Change::ActionDropped { .. } => plain("Dropped: it will not be done"),
        Change::TaskMoved { task, on, .. } => (
            format!(
                "Its task: {}, since {}",
                task.name().to_lowercase(),
                day_in_words(*on)
            ),
            Vec::new(),
        ),
        Change::EvidenceAdded { evidence, .. } => (
            format!(
                "Evidence added on whether {}: {}",
                match evidence.shows {
                    Shows::Practice => "practice has changed",
                    Shows::Outcome => "it is better for children",
                },
                evidence.words
            ),
            Vec::new(),
        ),
        Change::EvidenceWithdrawn { .. } => plain("Evidence withdrawn"),
        Change::Completed { on, despite, .. } => {
            let on = day_in_words(*on);
            let said = if despite.is_empty() {
                format!("Complete on {on}")
            } else {
                format!("Complete on {on}, though {} was worse", despite.join(", "))
            };
            (said, Vec::new())
        }
        Change::Reopened { .. } => plain("Open again"),
        Change::RatingSet { rating, .. } => (
            format!("Rated by hand: {}", rating.name().to_lowercase()),
            Vec::new(),
        ),
        Change::RatingLifted { .. } => plain("Rated by the rules again"),
        Change::ReportReceived { .. }
        | Change::MarkedReady { .. }
        | Change::Sent { .. }
        | Change::FindingAdded { .. }
        | Change::FindingCorrected { .. }
        | Change::FindingWithdrawn { .. }
        | Change::FindingRestored { .. }
        | Change::ObjectiveWritten { .. } => plain(""),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{action, changes, finding, words_of};
    use super::*;
    use crate::plan::{Field, Task};
    use jiff::civil::date;

    #[test]
    fn a_history_tells_what_each_change_did_the_newest_first() {
        let all = changes(vec![
            finding("f1", "r"),
            action("a1", None, &["f1"]),
            action("a2", None, &["f1"]),
            Change::ActionChanged {
                id: "a1".to_owned(),
                action: Box::new(words_of(action("a1", Some(date(2026, 6, 30)), &["f1"]))),
            },
            Change::TaskMoved {
                id: "a1".to_owned(),
                task: Task::Done,
                on: date(2026, 5, 1),
            },
        ]);
        let steps = history(&all, "a1");
        let said: Vec<(u64, &str, usize)> = steps
            .iter()
            .map(|step| (step.change.seq, step.said.as_str(), step.fields.len()))
            .collect();
        assert_eq!(
            said,
            [
                (5, "Its task: done, since 1 May 2026", 0),
                (4, "Written anew", 1),
                (2, "Written", 0),
            ]
        );
        assert_eq!(steps[1].fields[0].field, Field::Due);
        assert_eq!(history(&all, "a9"), []);
    }
}
