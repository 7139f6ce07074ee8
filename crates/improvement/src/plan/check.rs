//! What cannot be written of an action, each with the field and what to do; and what can, and is flagged.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::fields::day_in_words;
use super::{ActionWords, Field, Finding, Plan, Source};

/// The longest line a person may type, in characters.
pub const LONGEST_LINE: usize = 300;
/// The longest text a person may type, in characters.
pub const LONGEST_TEXT: usize = 20_000;

impl Plan {
    /// What is wrong with an action as it was written, with the field it stands in; `id` is none for one that is new.
    /// `reported` tells the day of a report by its id.
    #[must_use]
    pub fn wrong_with(
        &self,
        id: Option<&str>,
        words: &ActionWords,
        reported: &dyn Fn(&str) -> Option<Date>,
    ) -> Vec<(Field, String)> {
        let mut wrong = Vec::new();
        if words.title.trim().is_empty() {
            wrong.push((
                Field::Title,
                "Enter what will be done, in a line".to_owned(),
            ));
        }
        for (field, text, most) in [
            (Field::Title, &words.title, LONGEST_LINE),
            (Field::Owner, &words.owner, LONGEST_LINE),
            (Field::How, &words.how, LONGEST_TEXT),
            (Field::Success, &words.success, LONGEST_TEXT),
        ] {
            wrong.extend(too_long(text, most).map(|why| (field, why)));
        }
        if words
            .partners
            .iter()
            .any(|each| each.chars().count() > LONGEST_LINE)
        {
            wrong.push((
                Field::Partners,
                format!("A partner is longer than {LONGEST_LINE} characters: write one a line"),
            ));
        }
        if let Some(missing) = words.answers.iter().find(|id| self.finding(id).is_none()) {
            wrong.push((Field::Answers, format!("There is no finding {missing}")));
        }
        if !words.objective.is_empty() && self.objective(&words.objective).is_none() {
            wrong.push((
                Field::Objective,
                format!("There is no objective {}", words.objective),
            ));
        }
        if words.cost_pence.is_some_and(|pence| pence < 0) {
            wrong.push((Field::Cost, "A cost is not below nought".to_owned()));
        }
        wrong.extend(self.wrong_days(words, reported));
        wrong.extend(self.wrong_waits(id, words));
        wrong
    }

    /// What is allowed and worth a second look, in sentences.
    #[must_use]
    pub fn doubtful(&self, words: &ActionWords) -> Vec<String> {
        let mut doubts = Vec::new();
        if words.answers.is_empty() {
            doubts.push("It answers no finding.".to_owned());
        } else if words
            .answers
            .iter()
            .all(|id| self.finding(id).is_some_and(|each| !each.is_open()))
        {
            doubts.push("Every finding it answers was withdrawn.".to_owned());
        }
        doubts
    }

    fn wrong_days(
        &self,
        words: &ActionWords,
        reported: &dyn Fn(&str) -> Option<Date>,
    ) -> Option<(Field, String)> {
        let due = words.due?;
        if let Some(start) = words.start.filter(|start| due < *start) {
            return Some((
                Field::Due,
                format!(
                    "It is due on {}, before it begins on {}",
                    day_in_words(due),
                    day_in_words(start)
                ),
            ));
        }
        let found = words
            .answers
            .iter()
            .filter_map(|id| self.found_on(self.finding(id)?, reported))
            .min()?;
        (due < found).then(|| {
            (
                Field::Due,
                format!(
                    "It is due on {}, before what it answers was reported on {}",
                    day_in_words(due),
                    day_in_words(found)
                ),
            )
        })
    }

    /// The day from which a finding was known.
    fn found_on(&self, finding: &Finding, reported: &dyn Fn(&str) -> Option<Date>) -> Option<Date> {
        match &finding.source {
            Source::Point { report, .. } | Source::Paragraph { report, .. } => {
                let received = self.answers.get(report).map(|answer| answer.received);
                [received, reported(report)].into_iter().flatten().min()
            }
            Source::Notice { on, .. }
            | Source::PeerReview { on, .. }
            | Source::Complaint { on, .. }
            | Source::Own { on, .. } => *on,
            Source::Audit { .. } => None,
        }
    }

    /// An action that waits for itself, straight or around, or for one that is not there.
    fn wrong_waits(&self, id: Option<&str>, words: &ActionWords) -> Option<(Field, String)> {
        if let Some(missing) = words.depends_on.iter().find(|id| self.action(id).is_none()) {
            return Some((Field::DependsOn, format!("There is no action {missing}")));
        }
        let id = id?;
        if words.depends_on.iter().any(|each| each == id) {
            return Some((
                Field::DependsOn,
                "An action cannot wait for itself".to_owned(),
            ));
        }
        let around = words
            .depends_on
            .iter()
            .find(|each| self.waits_for(each, id))?;
        Some((
            Field::DependsOn,
            format!("Action {around} waits for this one already: they would wait for each other"),
        ))
    }

    /// Whether one action waits for another, straight or by way of others.
    fn waits_for(&self, one: &str, other: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut next = vec![one];
        while let Some(id) = next.pop() {
            if id == other {
                return true;
            }
            if seen.insert(id)
                && let Some(action) = self.action(id)
            {
                next.extend(action.words.depends_on.iter().map(String::as_str));
            }
        }
        false
    }
}

/// That a text is longer than may be kept, and by how much.
#[must_use]
pub fn too_long(text: &str, most: usize) -> Option<String> {
    let length = text.chars().count();
    (length > most).then(|| {
        format!("This has {length} characters and at most {most} are kept: shorten it, or add a document")
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{action, changes, finding};
    use super::*;
    use crate::Programme;
    use crate::plan::Change;
    use jiff::civil::date;

    fn plan() -> Plan {
        let waits = Change::ActionChanged {
            id: "a2".to_owned(),
            action: Box::new(ActionWords {
                title: "Train".to_owned(),
                depends_on: vec!["a1".to_owned()],
                ..ActionWords::default()
            }),
        };
        Programme::of(&changes(vec![
            finding("f1", "r"),
            action("a1", None, &["f1"]),
            action("a2", None, &[]),
            waits,
            action("a3", None, &[]),
        ]))
        .plan
    }

    fn wrong(words: ActionWords) -> Vec<(Field, String)> {
        let reported = |report: &str| (report == "r").then_some(date(2026, 3, 2));
        plan().wrong_with(Some("a1"), &words, &reported)
    }

    fn good() -> ActionWords {
        ActionWords {
            title: "Offer interviews".to_owned(),
            answers: vec!["f1".to_owned()],
            start: Some(date(2026, 4, 1)),
            due: Some(date(2026, 6, 1)),
            depends_on: vec!["a3".to_owned()],
            ..ActionWords::default()
        }
    }

    #[test]
    fn each_thing_that_cannot_be_is_said_at_its_field() {
        assert_eq!(wrong(good()), []);
        let text = |text: &str| text.to_owned();
        for (words, field, says) in [
            (
                ActionWords {
                    title: text(" "),
                    ..good()
                },
                Field::Title,
                "Enter what will be done",
            ),
            (
                ActionWords {
                    title: "x".repeat(301),
                    ..good()
                },
                Field::Title,
                "This has 301 characters and at most 300 are kept",
            ),
            (
                ActionWords {
                    how: "é".repeat(20_001),
                    ..good()
                },
                Field::How,
                "This has 20001 characters",
            ),
            (
                ActionWords {
                    due: Some(date(2026, 3, 31)),
                    ..good()
                },
                Field::Due,
                "It is due on 31 March 2026, before it begins on 1 April 2026",
            ),
            (
                ActionWords {
                    start: None,
                    due: Some(date(2026, 3, 1)),
                    ..good()
                },
                Field::Due,
                "before what it answers was reported on 2 March 2026",
            ),
            (
                ActionWords {
                    depends_on: vec![text("a1")],
                    ..good()
                },
                Field::DependsOn,
                "An action cannot wait for itself",
            ),
            (
                ActionWords {
                    depends_on: vec![text("a2")],
                    ..good()
                },
                Field::DependsOn,
                "Action a2 waits for this one already",
            ),
            (
                ActionWords {
                    depends_on: vec![text("a9")],
                    ..good()
                },
                Field::DependsOn,
                "There is no action a9",
            ),
            (
                ActionWords {
                    answers: vec![text("f9")],
                    ..good()
                },
                Field::Answers,
                "There is no finding f9",
            ),
            (
                ActionWords {
                    objective: text("o1"),
                    ..good()
                },
                Field::Objective,
                "There is no objective o1",
            ),
            (
                ActionWords {
                    cost_pence: Some(-1),
                    ..good()
                },
                Field::Cost,
                "A cost is not below nought",
            ),
        ] {
            let found = wrong(words);
            assert!(
                matches!(found.as_slice(), [(at, why)] if *at == field && why.contains(says)),
                "{field:?} {says}: {found:?}"
            );
        }
    }

    #[test]
    fn an_action_that_answers_nothing_is_allowed_and_flagged() {
        let words = ActionWords {
            answers: Vec::new(),
            ..good()
        };
        assert_eq!(wrong(words.clone()), []);
        assert_eq!(plan().doubtful(&words), ["It answers no finding."]);
        assert!(plan().doubtful(&good()).is_empty());
    }

    #[test]
    fn actions_that_wait_for_each_other_already_do_not_hang_the_check() {
        let waits = |id: &str, of: &str| Change::ActionChanged {
            id: id.to_owned(),
            action: Box::new(ActionWords {
                depends_on: vec![of.to_owned()],
                ..ActionWords::default()
            }),
        };
        let plan = Programme::of(&changes(vec![
            action("a1", None, &[]),
            action("a2", None, &[]),
            waits("a1", "a2"),
            waits("a2", "a1"),
            action("a3", None, &[]),
        ]))
        .plan;
        let words = ActionWords {
            title: "Any".to_owned(),
            depends_on: vec!["a1".to_owned()],
            ..ActionWords::default()
        };
        assert_eq!(plan.wrong_with(Some("a3"), &words, &|_| None), []);
    }
}
