//! The audit of one child: with the worker, with the family's view, a grade for each question, one over all.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::questions;
use super::{Grade, Mark};

/// What an auditor says to one question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// The grade, or that it is not applicable; none while it is open.
    pub mark: Option<Mark>,
    /// What shows it; where it is not applicable, why.
    pub words: String,
}

/// Whether somebody was asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// Not said yet.
    #[default]
    NotSaid,
    /// They were.
    Yes,
    /// They were not.
    No,
}

impl Asked {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::NotSaid, Self::Yes, Self::No];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotSaid => "",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    /// The answer of a word; not said where it is none.
    #[must_use]
    pub fn of(word: &str) -> Self {
        match word {
            "yes" => Self::Yes,
            "no" => Self::No,
            _ => Self::NotSaid,
        }
    }
}

/// The audit of one child by one auditor.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Whether it was done together with the worker.
    pub with_worker: Asked,
    /// What the worker says; why it was done without them.
    pub worker_says: String,
    /// Whether the child or the family were asked.
    pub with_family: Asked,
    /// How they were asked.
    pub family_how: String,
    /// What they said; why they were not asked.
    pub family_says: String,
    /// What is said to each question, by its key.
    pub answers: BTreeMap<String, Answer>,
    /// The grade over all, by the auditor: never worked out.
    pub overall: Option<Grade>,
    /// What is good.
    pub good: String,
    /// What must happen.
    pub must: String,
    /// By when.
    pub by: Option<Date>,
}

/// What is missing before an audit can be handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// Whether it was done with the worker, or what came of it.
    Worker,
    /// Whether the family was asked, or what came of it.
    Family,
    /// How the family was asked.
    FamilyHow,
    /// A question has no grade: its key.
    Grade(&'static str),
    /// A question has a grade and no words: its key.
    Words(&'static str),
    /// The grade over all.
    Overall,
    /// What is good.
    Good,
    /// What must happen, of an audit that is not good.
    Must,
    /// By when it must happen.
    By,
}

impl Form {
    /// What is missing before it can be handed in, of these question sets.
    #[must_use]
    pub fn missing(&self, sets: &[String]) -> Vec<Missing> {
        let mut missing = Vec::new();
        let blank = |words: &str| words.trim().is_empty();
        if self.with_worker == Asked::NotSaid || blank(&self.worker_says) {
            missing.push(Missing::Worker);
        }
        if self.with_family == Asked::NotSaid || blank(&self.family_says) {
            missing.push(Missing::Family);
        }
        if self.with_family == Asked::Yes && blank(&self.family_how) {
            missing.push(Missing::FamilyHow);
        }
        for (_, question) in questions::of_sets(sets) {
            let key = question.key;
            match self.answers.get(key) {
                None | Some(Answer { mark: None, .. }) => missing.push(Missing::Grade(key)),
                Some(answer) if blank(&answer.words) => missing.push(Missing::Words(key)),
                Some(_) => {}
            }
        }
        let Some(overall) = self.overall else {
            missing.push(Missing::Overall);
            return missing;
        };
        if blank(&self.good) {
            missing.push(Missing::Good);
        }
        if overall > Grade::Good && blank(&self.must) {
            missing.push(Missing::Must);
        }
        if !blank(&self.must) && self.by.is_none() {
            missing.push(Missing::By);
        }
        missing
    }

    /// The weakest grade among the questions, with how many have it.
    #[must_use]
    pub fn weakest(&self) -> Option<(Grade, usize)> {
        let grades = || self.answers.values().filter_map(|each| each.mark?.grade());
        let weakest = grades().max()?;
        Some((weakest, grades().filter(|grade| *grade == weakest).count()))
    }

    /// What is said to a question, where anything is.
    #[must_use]
    pub fn mark(&self, question: &str) -> Option<Mark> {
        self.answers.get(question)?.mark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(sets: &[String]) -> Form {
        let answer = |mark| Answer {
            mark: Some(mark),
            words: "Seen in the visits of May.".to_owned(),
        };
        Form {
            with_worker: Asked::Yes,
            worker_says: "Agrees.".to_owned(),
            with_family: Asked::No,
            family_says: "Nobody answered three calls.".to_owned(),
            answers: questions::of_sets(sets)
                .map(|(_, question)| (question.key.to_owned(), answer(Mark::Graded(Grade::Good))))
                .collect(),
            overall: Some(Grade::Good),
            good: "The worker knows the child.".to_owned(),
            ..Form::default()
        }
    }

    #[test]
    fn an_audit_is_handed_in_whole_or_says_what_is_missing() {
        let sets = ["homeless".to_owned()];
        assert_eq!(whole(&sets).missing(&sets), []);
        let mut form = whole(&sets);
        form.with_family = Asked::Yes;
        form.answers.remove("homeless/joint");
        if let Some(answer) = form.answers.get_mut("homeless/choice") {
            answer.words = " ".to_owned();
        }
        form.overall = Some(Grade::Inadequate);
        assert_eq!(
            form.missing(&sets),
            [
                Missing::FamilyHow,
                Missing::Grade("homeless/joint"),
                Missing::Words("homeless/choice"),
                Missing::Must,
            ]
        );
        form.must = "See the child alone.".to_owned();
        assert!(form.missing(&sets).contains(&Missing::By));
        assert!(Form::default().missing(&sets).contains(&Missing::Overall));
    }

    #[test]
    fn the_weakest_stands_beside_the_grade_over_all() {
        let sets = ["homeless".to_owned()];
        let mut form = whole(&sets);
        assert_eq!(form.weakest(), Some((Grade::Good, 3)));
        if let Some(answer) = form.answers.get_mut("homeless/joint") {
            answer.mark = Some(Mark::Graded(Grade::Inadequate));
        }
        if let Some(answer) = form.answers.get_mut("homeless/choice") {
            answer.mark = Some(Mark::NotApplicable);
        }
        assert_eq!(form.weakest(), Some((Grade::Inadequate, 1)));
        assert_eq!(Form::default().weakest(), None);
    }
}
