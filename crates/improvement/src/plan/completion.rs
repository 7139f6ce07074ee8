//! Complete: said once, by somebody, and worked out anew at each look. What it rested on may be taken back, and a measure
//! may become worse: then it is complete no longer, whatever was said.

use jiff::civil::Date;

use super::{Action, Practice, Rating, Shows, Signal, Task, Verdict};
use crate::By;

/// That an action is complete, as somebody said.
#[derive(Debug, Clone, PartialEq)]
pub struct Completion {
    /// The day.
    pub on: Date,
    /// Who said so.
    pub by: By,
    /// Codes of measures that were worse that day and did not stand in the way.
    pub despite: Vec<String>,
    /// Why they did not; empty where none was worse.
    pub why: String,
}

/// Why an action is not complete yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentences().join(" "))]
pub struct NotYet {
    /// Everything that is missing, in sentences.
    pub missing: Vec<String>,
    /// Codes of the measures that are worse now. Alone they may be overruled by somebody, with a reason.
    pub worse: Vec<String>,
}

impl NotYet {
    /// Everything that stands in the way, in sentences.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let worse = (!self.worse.is_empty()).then(|| now_worse(&self.worse));
        self.missing.iter().cloned().chain(worse).collect()
    }
}

impl Action {
    /// Codes of the measures that tell whether it is better: those it names, and the one its newest evidence rests on.
    pub fn watched(&self) -> impl Iterator<Item = &str> {
        let named = self.words.measures.iter().map(String::as_str);
        let rests_on = self
            .newest(Shows::Outcome)
            .and_then(|each| each.measure())
            .filter(|code| {
                let mut named = self.words.measures.iter();
                !named.any(|each| each.eq_ignore_ascii_case(code))
            });
        named.chain(rests_on)
    }

    /// Codes of the measures that tell whether it is better and are worse now.
    #[must_use]
    pub fn worse(&self, signal: &dyn Fn(&str) -> Signal) -> Vec<String> {
        self.watched()
            .filter(|code| signal(code) == Signal::Worse)
            .map(ToOwned::to_owned)
            .collect()
    }

    /// Whether it may be called complete: the task is done, practice has changed and it is better for children, the two
    /// last shown by evidence laid beside it, and no measure of it is worse. `signal` tells what a measure's chart says
    /// now.
    ///
    /// # Errors
    /// Everything that is missing, and the measures that are worse.
    pub fn may_complete(&self, signal: &dyn Fn(&str) -> Signal) -> Result<(), NotYet> {
        let not_yet = NotYet {
            missing: self.missing(),
            worse: self.worse(signal),
        };
        if not_yet == NotYet::default() {
            Ok(())
        } else {
            Err(not_yet)
        }
    }

    /// What nobody has done or shown yet, in sentences.
    fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        if self.task != Task::Done {
            missing.push("Its task is not done.".to_owned());
        }
        match self.practice() {
            Practice::Changed => {}
            Practice::NoEvidence => missing.push(
                "Nothing shows that practice has changed: add an audit, a review or another look at practice."
                    .to_owned(),
            ),
            Practice::NotChanged | Practice::InPart => missing
                .push("The newest look at practice does not say that it has changed.".to_owned()),
        }
        match self.newest(Shows::Outcome) {
            Some(evidence) if evidence.verdict != Verdict::Yes => missing.push(
                "The newest evidence does not say that it is better for children.".to_owned(),
            ),
            Some(evidence) if !evidence.of_children() => missing.push(
                "The newest evidence is a document that holds neither a measure nor what children said: it shows no more than in part that it is better for children."
                    .to_owned(),
            ),
            Some(_) => {}
            None => missing.push(
                "Nothing shows that it is better for children: add what a measure says, or what children said."
                    .to_owned(),
            ),
        }
        missing
    }

    /// How it is rated once somebody said that it is complete, with why.
    pub(super) fn rated_complete(
        &self,
        said: &Completion,
        signal: &dyn Fn(&str) -> Signal,
    ) -> (Rating, Vec<String>) {
        let overruled = |code: &String| {
            said.despite
                .iter()
                .any(|each| each.eq_ignore_ascii_case(code))
        };
        let (_, since): (Vec<String>, Vec<String>) =
            self.worse(signal).into_iter().partition(overruled);
        let missing = self.missing();
        let worse = (!since.is_empty()).then(|| now_worse(&since));
        if !missing.is_empty() {
            return (
                Rating::Unsupported,
                missing.into_iter().chain(worse).collect(),
            );
        }
        if let Some(worse) = worse {
            return (Rating::WorseSince, vec![worse]);
        }
        let mut because = vec![
            "Its task is done, practice has changed and it is better for children: the evidence is laid beside it."
                .to_owned(),
        ];
        if !said.despite.is_empty() {
            because.push(format!(
                "{} was worse that day, and {} called it complete all the same: {}",
                said.despite.join(", "),
                said.by.name,
                said.why
            ));
        }
        (Rating::Complete, because)
    }
}

/// That measures are worse now, in a sentence.
fn now_worse(codes: &[String]) -> String {
    format!(
        "{} {} worse now, by more than chance.",
        codes.join(", "),
        if codes.len() == 1 { "is" } else { "are" }
    )
}
