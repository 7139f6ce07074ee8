//! Evidence: what shows that practice has changed, or that it is better for children.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Signal;

/// Which of the two questions a piece of evidence speaks to. That the task is done is no evidence of either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// Whether practice has changed.
    Practice,
    /// Whether it is better for children.
    Outcome,
}

/// What the evidence is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// A practice audit of this programme, by id.
    Audit(String),
    /// A review of a cohort, by id.
    Review(String),
    /// A measure at a moment: its code and what it said, in a sentence with its date and numbers.
    Measure {
        /// The measure's code.
        code: String,
        /// What it said.
        said: String,
    },
    /// What children, families or carers said, and how it was asked.
    Voices(String),
    /// A document kept with the programme.
    File {
        /// Its id in the store.
        file: String,
        /// Its name.
        name: String,
    },
    /// A document kept elsewhere: where it lies.
    Elsewhere(String),
}

/// What a document holds that speaks of children, where it holds any such thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// What a measure said, by its code.
    Measure(String),
    /// What children, families or carers said, and how they were asked.
    Voices(String),
}

/// What a piece of evidence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is so: practice has changed, it is better for children.
    Yes,
    /// In part.
    InPart,
    /// It is not.
    No,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 3] = [Self::Yes, Self::InPart, Self::No];

    /// Its word in forms and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::InPart => "in-part",
            Self::No => "no",
        }
    }
}

/// A piece of evidence laid beside an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its id.
    pub id: String,
    /// Which question it speaks to.
    pub shows: Shows,
    /// What it is.
    pub what: Weight,
    /// What a document holds that speaks of children; none of what is no document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<Holds>,
    /// What it says.
    pub verdict: Verdict,
    /// What it says, in words.
    pub words: String,
    /// The day it speaks of.
    pub on: Date,
}

/// Why a piece of evidence may not say what it says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It looked at practice and is to speak of children.
    #[error(
        "An audit or a review speaks of practice. Whether it is better for children is told by a measure, or by what they say"
    )]
    OfPractice,
    /// It looked at children and is to speak of practice.
    #[error(
        "A measure, and what children say, speak of children. Whether practice has changed is told by an audit, a review or another look at it"
    )]
    OfChildren,
    /// A measure, by its code, that did not become better is to say that it is better.
    #[error(
        "The chart of {0} does not show that it became better by more than chance, so this measure cannot say so"
    )]
    NotBetter(String),
    /// A document of which nobody says what it holds is to say that it is better.
    #[error(
        "Only a measure that became better, or what children said, shows that it is better for children: say which of the two this document holds, or choose that it says so in part"
    )]
    HoldsNeither,
}

impl Evidence {
    /// The measure it rests on, by its code.
    #[must_use]
    pub fn measure(&self) -> Option<&str> {
        match (&self.what, &self.holds) {
            (Weight::Measure { code, .. }, _) | (_, Some(Holds::Measure(code))) => Some(code),
            (
                Weight::Audit(_)
                | Weight::Review(_)
                | Weight::Voices(_)
                | Weight::File { .. }
                | Weight::Elsewhere(_),
                _,
            ) => None,
        }
    }

    /// Whether it is what a measure or children themselves said. Nothing else shows that it is better for children.
    #[must_use]
    pub fn of_children(&self) -> bool {
        self.measure().is_some()
            || matches!(self.what, Weight::Voices(_))
            || matches!(self.holds, Some(Holds::Voices(_)))
    }

    /// Whether it may say what it says: what was looked at decides, so that no answer stands for another. `signal` tells
    /// what a measure's chart says now.
    ///
    /// # Errors
    /// Why not.
    pub fn may_say(&self, signal: &dyn Fn(&str) -> Signal) -> Result<(), Refused> {
        match self.shows {
            Shows::Practice if self.of_children() => Err(Refused::OfChildren),
            Shows::Practice => Ok(()),
            Shows::Outcome if matches!(self.what, Weight::Audit(_) | Weight::Review(_)) => {
                Err(Refused::OfPractice)
            }
            Shows::Outcome if self.verdict != Verdict::Yes => Ok(()),
            Shows::Outcome => match self.measure() {
                Some(code) if signal(code) != Signal::Better => {
                    Err(Refused::NotBetter(code.to_owned()))
                }
                Some(_) => Ok(()),
                None if self.of_children() => Ok(()),
                None => Err(Refused::HoldsNeither),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn no_kind_of_evidence_answers_a_question_it_did_not_look_at() {
        let text = str::to_owned;
        let measure = || Weight::Measure {
            code: text("HP15"),
            said: text("86%"),
        };
        let file = || Weight::File {
            file: text("1"),
            name: text("a.pdf"),
        };
        let cupboard = || Weight::Elsewhere(text("a cupboard"));
        let (practice, outcome) = (Shows::Practice, Shows::Outcome);
        let (yes, part) = (Verdict::Yes, Verdict::InPart);
        let (expected, better) = (Signal::AsExpected, Signal::Better);
        let not_better = || Err(Refused::NotBetter(text("HP15")));
        let held = || Some(Holds::Measure(text("HP15")));
        let voices = || Some(Holds::Voices(text("ten were asked")));
        for (shows, verdict, what, holds, signal, said) in [
            (
                outcome,
                yes,
                Weight::Audit(text("q1")),
                None,
                better,
                Err(Refused::OfPractice),
            ),
            (
                outcome,
                part,
                Weight::Review(text("r1")),
                None,
                better,
                Err(Refused::OfPractice),
            ),
            (
                practice,
                yes,
                measure(),
                None,
                better,
                Err(Refused::OfChildren),
            ),
            (
                practice,
                yes,
                Weight::Voices(text("ten")),
                None,
                expected,
                Err(Refused::OfChildren),
            ),
            (
                practice,
                yes,
                file(),
                voices(),
                expected,
                Err(Refused::OfChildren),
            ),
            (
                practice,
                yes,
                Weight::Audit(text("q1")),
                None,
                expected,
                Ok(()),
            ),
            (practice, yes, cupboard(), None, expected, Ok(())),
            (outcome, yes, measure(), None, expected, not_better()),
            (outcome, yes, measure(), None, Signal::NotTold, not_better()),
            (outcome, yes, measure(), None, better, Ok(())),
            (outcome, part, measure(), None, expected, Ok(())),
            (
                outcome,
                yes,
                Weight::Voices(text("ten")),
                None,
                expected,
                Ok(()),
            ),
            (
                outcome,
                yes,
                cupboard(),
                None,
                better,
                Err(Refused::HoldsNeither),
            ),
            (
                outcome,
                yes,
                file(),
                None,
                better,
                Err(Refused::HoldsNeither),
            ),
            (outcome, part, cupboard(), None, expected, Ok(())),
            (outcome, Verdict::No, file(), None, expected, Ok(())),
            (outcome, yes, cupboard(), voices(), expected, Ok(())),
            (outcome, yes, file(), held(), better, Ok(())),
            (outcome, yes, file(), held(), Signal::Worse, not_better()),
        ] {
            let evidence = Evidence {
                id: String::new(),
                shows,
                what,
                holds,
                verdict,
                words: String::new(),
                on: date(2026, 5, 1),
            };
            assert_eq!(evidence.may_say(&|_| signal), said, "{evidence:?}");
        }
    }
}
