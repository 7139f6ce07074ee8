//! What can change in a review, and what each change does.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Answer, Ended, Escalation, Found, Member, Outcome, Place, Review, Reviewer, Rule, SecondRule,
    Sharing, Sight, Told,
};
use crate::By;

/// What is set when a review is begun, and frozen with its children.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// What it is called.
    pub title: String,
    /// Ids of the findings and actions it answers.
    pub answers: Vec<String>,
    /// By when every child must be reviewed.
    pub due: Date,
    /// The rule its children were chosen by.
    pub rule: Rule,
    /// The rule in words.
    pub words: String,
    /// Among whose children they were looked for, in words; empty where among everybody's.
    pub among: String,
    /// What the rule could not tell, as sentences.
    pub not_told: Vec<String>,
    /// The day the records spoke of.
    pub as_at: Date,
    /// The loads they were made from.
    pub loads: Vec<String>,
    /// What each reviewer answers.
    pub questions: Vec<String>,
    /// Hours until a child who is not safe must have been made safe.
    pub hours: u16,
    /// How many are looked at twice.
    pub second: SecondRule,
}

/// A child given to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Their place.
    pub n: u32,
    /// To whom.
    pub to: Reviewer,
}

/// What can change in a review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// A review was begun and its children frozen.
    Begun {
        /// Its id, for example `r1`.
        id: String,
        /// What was set.
        terms: Box<Terms>,
        /// Its children, in the order of their places.
        children: Vec<Member>,
    },
    /// Children who came after the freeze were added.
    Added {
        /// The review.
        id: String,
        /// They take the next places.
        children: Vec<Member>,
    },
    /// Children were given to reviewers.
    Shared {
        /// The review.
        id: String,
        /// For which look.
        sight: Sight,
        /// The seed of an even share; none where it was done by hand.
        seed: Option<String>,
        /// Who reviews whom.
        given: Vec<Given>,
    },
    /// A child was reviewed.
    Reviewed {
        /// The review.
        id: String,
        /// The child's place.
        n: u32,
        /// Which look.
        sight: Sight,
        /// What it came to.
        outcome: Outcome,
        /// The questions, answered.
        answers: Vec<Answer>,
        /// What was decided.
        decision: String,
        /// By when it must happen.
        by_when: Option<Date>,
        /// Who was told, where the child is not safe; empty otherwise.
        told: String,
    },
    /// Somebody else was told of a child who is not safe.
    Told {
        /// The review.
        id: String,
        /// The child's place.
        n: u32,
        /// Who.
        who: String,
    },
    /// A child who was not safe is safe.
    MadeSafe {
        /// The review.
        id: String,
        /// The child's place.
        n: u32,
        /// What was done, and how it is known.
        words: String,
    },
    /// A child cannot be reviewed: somebody says why.
    Accounted {
        /// The review.
        id: String,
        /// The child's place.
        n: u32,
        /// Why.
        words: String,
    },
    /// The sample for the second look was drawn.
    Drawn {
        /// The review.
        id: String,
        /// The seed.
        seed: String,
        /// The places in it.
        places: Vec<u32>,
    },
    /// The review was closed.
    Closed {
        /// The review.
        id: String,
        /// What was learnt.
        words: String,
    },
}

impl Change {
    /// What it is about: see [`crate::What::subject`]. Two reviewers of two children do not stand in each other's way.
    #[must_use]
    pub fn subject(&self) -> String {
        match self {
            Self::Begun { id, .. }
            | Self::Added { id, .. }
            | Self::Shared { id, .. }
            | Self::Drawn { id, .. }
            | Self::Closed { id, .. } => subject(id),
            Self::Reviewed { id, n, sight, .. } => subject_of(id, *n, *sight),
            Self::Accounted { id, n, .. } => subject_of(id, *n, Sight::First),
            Self::Told { id, n, .. } | Self::MadeSafe { id, n, .. } => {
                format!("review:{id}:{n}:escalation")
            }
        }
    }

    /// The id of the review.
    pub(super) fn review(&self) -> &str {
        match self {
            Self::Begun { id, .. }
            | Self::Added { id, .. }
            | Self::Shared { id, .. }
            | Self::Reviewed { id, .. }
            | Self::Told { id, .. }
            | Self::MadeSafe { id, .. }
            | Self::Accounted { id, .. }
            | Self::Drawn { id, .. }
            | Self::Closed { id, .. } => id,
        }
    }
}

/// The subject of a review as a whole.
fn subject(id: &str) -> String {
    format!("review:{id}")
}

/// The subject of one look at one child.
fn subject_of(id: &str, n: u32, sight: Sight) -> String {
    match sight {
        Sight::First => format!("review:{id}:{n}"),
        Sight::Second => format!("review:{id}:{n}:second"),
    }
}

/// Adds a change to its review; a sentence where it fits nothing.
pub(super) fn apply(
    review: &mut Review,
    change: &crate::Change,
    what: &Change,
) -> Result<(), String> {
    let by = || (change.at, change.by.clone());
    match what {
        // A review that is there was begun before: the list of reviews says so.
        Change::Begun { id, .. } => Err(format!("review {id} was begun twice")),
        Change::Added { children, .. } => {
            let (at, by) = by();
            let mut twice = 0_usize;
            for member in children {
                if review.holds(&member.child) {
                    twice += 1;
                    continue;
                }
                let n = u32::try_from(review.places.len() + 1).map_err(|why| why.to_string())?;
                let after = Some((at, by.clone(), change.why.clone()));
                review.places.push(Place::new(n, member.clone(), after));
            }
            nothing_wrong(twice, "children were added who are in the review already")
        }
        Change::Shared {
            sight, given, seed, ..
        } => {
            let (at, by) = by();
            review.shares.push(Sharing {
                seed: seed.clone(),
                sight: *sight,
                count: given.len(),
                at,
                by: by.clone(),
            });
            let mut missed = 0_usize;
            for Given { n, to } in given {
                let to = Some((to.clone(), at, by.clone()));
                match (place(review, *n), sight) {
                    (Some(place), Sight::First) if place.found.is_empty() => place.given = to,
                    (Some(place), Sight::Second) if place.drawn && place.second_found.is_none() => {
                        place.second = to;
                    }
                    (Some(_) | None, Sight::First | Sight::Second) => missed += 1,
                }
            }
            nothing_wrong(missed, "children were given out who are done or not there")
        }
        Change::Reviewed { .. } => reviewed(review, change, what),
        Change::Told { n, who, .. } => {
            let (at, by) = by();
            let told = Told {
                who: who.clone(),
                at,
                by,
            };
            open(review, *n)?.told.push(told);
            Ok(())
        }
        Change::MadeSafe { n, words, .. } => {
            let (at, by) = by();
            let words = words.clone();
            open(review, *n)?.ended = Some(Ended { at, by, words });
            Ok(())
        }
        Change::Accounted { n, words, .. } => {
            let (at, by) = by();
            let place = place(review, *n).ok_or_else(|| not_there(*n))?;
            place.accounted = Some((at, by, words.clone()));
            Ok(())
        }
        Change::Drawn { seed, places, .. } => {
            let (at, by) = by();
            review.draws.push((seed.clone(), at, by));
            let mut missed = 0_usize;
            for n in places {
                match place(review, *n) {
                    Some(place) => place.drawn = true,
                    None => missed += 1,
                }
            }
            nothing_wrong(missed, "children were drawn who are not there")
        }
        Change::Closed { words, .. } => {
            let (at, by) = by();
            review.closed = Some((at, by, words.clone()));
            Ok(())
        }
    }
}

/// What somebody found, with the clock it may start.
fn reviewed(review: &mut Review, change: &crate::Change, what: &Change) -> Result<(), String> {
    let Change::Reviewed {
        n,
        sight,
        outcome,
        answers,
        decision,
        by_when,
        told,
        ..
    } = what
    else {
        return Ok(());
    };
    let hours = review.terms.hours;
    let place = place(review, *n).ok_or_else(|| not_there(*n))?;
    let (at, by) = (change.at, change.by.clone());
    let found = Found {
        at,
        by: by.clone(),
        outcome: *outcome,
        answers: answers.clone(),
        decision: decision.clone(),
        by_when: *by_when,
    };
    match sight {
        Sight::First => {
            place.found.push(found);
            // Somebody found a way to look at them after all.
            place.accounted = None;
        }
        Sight::Second => place.second_found = Some(found),
    }
    if outcome.escalates() {
        escalate(place, at, by, *outcome, *sight, hours, told);
    }
    Ok(())
}

/// Starts the clock, or adds to the one that runs already.
fn escalate(
    place: &mut Place,
    at: Timestamp,
    by: By,
    outcome: Outcome,
    sight: Sight,
    hours: u16,
    told: &str,
) {
    let said = (!told.is_empty()).then(|| Told {
        who: told.to_owned(),
        at,
        by: by.clone(),
    });
    let open = place
        .escalations
        .iter_mut()
        .find(|each| each.ended.is_none());
    match open {
        Some(open) => open.told.extend(said),
        None => place.escalations.push(Escalation {
            at,
            by,
            outcome,
            second: sight == Sight::Second,
            hours,
            told: said.into_iter().collect(),
            ended: None,
        }),
    }
}

fn place(review: &mut Review, n: u32) -> Option<&mut Place> {
    let at = usize::try_from(n.checked_sub(1)?).ok()?;
    review.places.get_mut(at)
}

/// The escalation of a child that nobody has closed.
fn open(review: &mut Review, n: u32) -> Result<&mut Escalation, String> {
    let place = place(review, n).ok_or_else(|| not_there(n))?;
    let mut all = place.escalations.iter_mut();
    all.find(|each| each.ended.is_none())
        .ok_or_else(|| format!("nothing was open for child {n} of the review"))
}

fn not_there(n: u32) -> String {
    format!("there is no child {n} in the review")
}

fn nothing_wrong(count: usize, words: &str) -> Result<(), String> {
    match count {
        0 => Ok(()),
        count => Err(format!("{count} {words}")),
    }
}
