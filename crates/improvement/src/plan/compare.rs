//! The plan of one day beside that of another: what was added, changed, completed, dropped, rated anew.

use jiff::civil::Date;

use super::fields::day_in_words;
use super::{Action, Differs, Finding, FindingState, Plan, Rating, Signal, Task};

/// What became of an action between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// It was written.
    Added,
    /// It will not be done.
    Dropped,
    /// It is complete.
    Completed,
    /// It is open again.
    Reopened,
    /// Its task moved.
    TaskMoved(Task, Task),
    /// It is rated otherwise.
    Rated(Rating, Rating),
    /// So many pieces of evidence were laid beside it.
    EvidenceAdded(usize),
    /// So many were taken back.
    EvidenceWithdrawn(usize),
    /// What is written of it reads otherwise.
    Rewritten,
}

impl Became {
    /// As people read it, without a full stop.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Added => "Added".to_owned(),
            Self::Dropped => "Dropped".to_owned(),
            Self::Completed => "Complete".to_owned(),
            Self::Reopened => "Open again".to_owned(),
            Self::TaskMoved(was, now) => format!(
                "Its task was {}, now {}",
                was.name().to_lowercase(),
                now.name().to_lowercase()
            ),
            Self::Rated(was, now) => format!(
                "Rated {}, was {}",
                now.name().to_lowercase(),
                was.name().to_lowercase()
            ),
            Self::EvidenceAdded(1) => "One piece of evidence added".to_owned(),
            Self::EvidenceAdded(some) => format!("{some} pieces of evidence added"),
            Self::EvidenceWithdrawn(1) => "One piece of evidence withdrawn".to_owned(),
            Self::EvidenceWithdrawn(some) => format!("{some} pieces of evidence withdrawn"),
            Self::Rewritten => "Written anew".to_owned(),
        }
    }
}

/// An action that is not what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionMoved {
    /// Its id.
    pub id: String,
    /// What it is called on the later day.
    pub title: String,
    /// What became of it.
    pub became: Vec<Became>,
    /// What is written of it otherwise, field by field.
    pub fields: Vec<Differs>,
}

/// What became of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingBecame {
    /// It came into the plan.
    Added,
    /// Its words were put right; how they read.
    Corrected(String),
    /// It was withdrawn; why.
    Withdrawn(String),
    /// It needs an answer again.
    Restored,
}

/// A finding that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingMoved {
    /// Its id.
    pub id: String,
    /// Its words on the later day.
    pub words: String,
    /// What became of it.
    pub became: FindingBecame,
    /// Whether the answer to its report had been sent when it was changed.
    pub after_sent: bool,
}

/// What differs between the plans of two days.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Compared {
    /// Findings, in their order.
    pub findings: Vec<FindingMoved>,
    /// Objectives written or written anew: id, how it read (empty where it is new), how it reads.
    pub objectives: Vec<(String, String, String)>,
    /// Actions, in their order.
    pub actions: Vec<ActionMoved>,
    /// Answers to reports that were received, marked ready or sent, in sentences.
    pub answers: Vec<String>,
}

impl Compared {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How many actions became something that is picked out.
    #[must_use]
    pub fn actions_that(&self, picked: impl Fn(Became) -> bool) -> usize {
        self.actions
            .iter()
            .filter(|action| action.became.iter().any(|each| picked(*each)))
            .count()
    }
}

impl Action {
    /// How it is rated on a day by the plan alone: whatever measures say is left out, so that two days can be compared.
    #[must_use]
    pub fn rated_by_plan(&self, plan: &Plan, day: Date) -> Rating {
        let standing = self.standing(plan, day, &|_| Signal::NotTold, false);
        self.rated(&standing)
    }
}

/// What differs between a plan and the same plan on a later day.
#[must_use]
pub fn compare(then: &Plan, then_on: Date, now: &Plan, now_on: Date) -> Compared {
    Compared {
        findings: now
            .findings
            .iter()
            .filter_map(|finding| finding_moved(then.finding(&finding.id), finding, now))
            .collect(),
        objectives: now
            .objectives
            .iter()
            .filter_map(|objective| {
                let was = then.objective(&objective.id).map(|each| &each.title);
                (was != Some(&objective.title)).then(|| {
                    (
                        objective.id.clone(),
                        was.cloned().unwrap_or_default(),
                        objective.title.clone(),
                    )
                })
            })
            .collect(),
        actions: now
            .actions
            .iter()
            .filter_map(|action| {
                let before = then.action(&action.id);
                action_moved(
                    before.map(|each| (each, then, then_on)),
                    (action, now, now_on),
                )
            })
            .collect(),
        answers: answers_moved(then, now),
    }
}

fn finding_moved(before: Option<&Finding>, finding: &Finding, now: &Plan) -> Option<FindingMoved> {
    let became = match (before, &finding.state) {
        (None, FindingState::Open) => FindingBecame::Added,
        (None, FindingState::Withdrawn { why, .. }) => FindingBecame::Withdrawn(why.clone()),
        (Some(was), FindingState::Withdrawn { why, .. }) if was.is_open() => {
            FindingBecame::Withdrawn(why.clone())
        }
        (Some(was), FindingState::Open) if !was.is_open() => FindingBecame::Restored,
        (Some(was), FindingState::Open | FindingState::Withdrawn { .. })
            if was.words != finding.words =>
        {
            FindingBecame::Corrected(was.words.clone())
        }
        (Some(_), FindingState::Open | FindingState::Withdrawn { .. }) => return None,
    };
    Some(FindingMoved {
        id: finding.id.clone(),
        words: finding.words.clone(),
        after_sent: now.changed_after_sent(finding),
        became,
    })
}

fn action_moved(
    before: Option<(&Action, &Plan, Date)>,
    (action, now, now_on): (&Action, &Plan, Date),
) -> Option<ActionMoved> {
    let mut became = Vec::new();
    let mut fields = Vec::new();
    match before {
        None => {
            became.push(Became::Added);
            if action.dropped {
                became.push(Became::Dropped);
            }
            if action.completed.is_some() {
                became.push(Became::Completed);
            }
        }
        Some((was, then, then_on)) => {
            fields = action.words.differs_from(&was.words);
            if action.dropped && !was.dropped {
                became.push(Became::Dropped);
            }
            match (was.completed.is_some(), action.completed.is_some()) {
                (false, true) => became.push(Became::Completed),
                (true, false) => became.push(Became::Reopened),
                (true, true) | (false, false) => {}
            }
            if was.task != action.task {
                became.push(Became::TaskMoved(was.task, action.task));
            }
            let (rated, rates) = (
                was.rated_by_plan(then, then_on),
                action.rated_by_plan(now, now_on),
            );
            if rated != rates && rates != Rating::Complete && !action.dropped {
                became.push(Became::Rated(rated, rates));
            }
            let not_in = |one: &Action, other: &Action| {
                one.evidence
                    .iter()
                    .filter(|each| other.evidence.iter().all(|its| its.id != each.id))
                    .count()
            };
            match not_in(action, was) {
                0 => {}
                added => became.push(Became::EvidenceAdded(added)),
            }
            match not_in(was, action) {
                0 => {}
                gone => became.push(Became::EvidenceWithdrawn(gone)),
            }
            if !fields.is_empty() {
                became.push(Became::Rewritten);
            }
        }
    }
    (!became.is_empty()).then(|| ActionMoved {
        id: action.id.clone(),
        title: action.words.title.clone(),
        became,
        fields,
    })
}

fn answers_moved(then: &Plan, now: &Plan) -> Vec<String> {
    let mut said = Vec::new();
    for (report, answer) in &now.answers {
        let before = then.answers.get(report);
        let title = &answer.title;
        if before.is_none() {
            said.push(format!(
                "{title} was received on {}.",
                day_in_words(answer.received)
            ));
        }
        if answer.ready.is_some() && before.is_none_or(|was| was.ready.is_none()) {
            said.push(format!("The answer to {title} was marked ready to send."));
        }
        if let Some(on) = answer.sent
            && before.is_none_or(|was| was.sent.is_none())
        {
            said.push(format!(
                "The answer to {title} was sent on {}.",
                day_in_words(on)
            ));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::super::tests::{action, changes, evidence, finding, words_of};
    use super::*;
    use crate::Programme;
    use crate::plan::{ActionWords, Change, Field, Shows, Verdict};
    use jiff::civil::date;

    #[test]
    fn every_kind_of_move_is_told_once_and_what_stood_still_is_not() {
        let first = vec![
            finding("f1", "r"),
            finding("f2", "r"),
            finding("f3", "r"),
            action("a1", Some(date(2026, 6, 30)), &["f1"]),
            action("a2", Some(date(2026, 6, 30)), &["f2"]),
            action("a3", None, &["f3"]),
        ];
        let mut all = first.clone();
        all.extend([
            Change::ReportReceived {
                report: "r".to_owned(),
                title: "The report of March".to_owned(),
                received: date(2026, 3, 2),
            },
            Change::FindingWithdrawn {
                id: "f2".to_owned(),
            },
            Change::FindingCorrected {
                id: "f3".to_owned(),
                words: "Other words.".to_owned(),
                themes: Vec::new(),
            },
            Change::ActionChanged {
                id: "a1".to_owned(),
                action: Box::new(ActionWords {
                    owner: "Somebody else".to_owned(),
                    ..words_of(action("a1", Some(date(2026, 6, 30)), &["f1"]))
                }),
            },
            Change::TaskMoved {
                id: "a1".to_owned(),
                task: Task::UnderWay,
                on: date(2026, 4, 2),
            },
            evidence(Shows::Practice, Verdict::InPart, date(2026, 5, 1)),
            Change::ActionDropped {
                id: "a2".to_owned(),
            },
            action("a4", None, &[]),
        ]);
        let then = Programme::of(&changes(first)).plan;
        let now = Programme::of(&changes(all)).plan;
        let compared = compare(&then, date(2026, 4, 1), &now, date(2026, 7, 1));
        let actions: Vec<(&str, &[Became])> = compared
            .actions
            .iter()
            .map(|each| (each.id.as_str(), each.became.as_slice()))
            .collect();
        assert_eq!(
            actions,
            [
                (
                    "a1",
                    &[
                        Became::TaskMoved(Task::NotBegun, Task::UnderWay),
                        Became::Rated(Rating::Green, Rating::Red),
                        Became::EvidenceAdded(1),
                        Became::Rewritten,
                    ][..]
                ),
                ("a2", &[Became::Dropped][..]),
                ("a4", &[Became::Added][..]),
            ]
        );
        let fields: Vec<Field> = compared.actions[0].fields.iter().map(|f| f.field).collect();
        assert_eq!(fields, [Field::Owner]);
        assert_eq!(
            compared
                .findings
                .iter()
                .map(|each| (each.id.as_str(), each.became.clone()))
                .collect::<Vec<_>>(),
            [
                ("f2", FindingBecame::Withdrawn("because".to_owned())),
                (
                    "f3",
                    FindingBecame::Corrected(
                        "Return interviews are not offered in time.".to_owned()
                    )
                ),
            ]
        );
        assert_eq!(
            compared.answers,
            ["The report of March was received on 2 March 2026."]
        );
        assert_eq!(compared.actions_that(|each| each == Became::Dropped), 1);
        assert!(compare(&now, date(2026, 7, 1), &now, date(2026, 7, 1)).is_empty());
    }

    #[test]
    fn a_finding_changed_after_the_answer_was_sent_says_so() {
        let first = vec![
            Change::ReportReceived {
                report: "r".to_owned(),
                title: "The report".to_owned(),
                received: date(2026, 3, 2),
            },
            finding("f1", "r"),
            Change::Sent {
                report: "r".to_owned(),
                on: date(2026, 4, 1),
            },
        ];
        let mut all = first.clone();
        all.push(Change::FindingWithdrawn {
            id: "f1".to_owned(),
        });
        let then = Programme::of(&changes(first)).plan;
        let now = Programme::of(&changes(all)).plan;
        let compared = compare(&then, date(2026, 4, 1), &now, date(2026, 4, 2));
        assert!(compared.findings[0].after_sent);
        assert!(!then.changed_after_sent(then.finding("f1").unwrap()));
    }
}
