//! Reviews: every child of a cohort looked at again by somebody who does not hold the case, and the proof of it.
//!
//! A review freezes its children with the reasons why each is there. From then on nobody leaves it: a child is reviewed,
//! or somebody says by name why they could not be. A child who is found not safe starts a clock that runs until somebody
//! says what made them safe. A seeded sample is looked at a second time by another person, who does not see what the
//! first found.

mod change;
mod cohort;
mod escalation;
mod found;
mod second;
mod share;
mod standing;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::{By, Child};
pub use change::{Change, Given, Terms};
pub use cohort::{Holder, Member, Reason, Rule, Which};
pub use escalation::{Ended, Escalation, Told};
pub use found::{Answer, Answered, Found, Outcome};
pub use second::{Agreement, SecondRule, Sight, drawn, order};
pub use share::{Bar, NotGiven, Shared, evenly};
pub use standing::{Progress, Standing};

/// Somebody who reviews.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Reviewer {
    /// The person's identifier in this service.
    pub person: String,
    /// Their name.
    pub name: String,
}

/// A review of a cohort.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Its id, for example `r1`.
    pub id: String,
    /// What was set when it was begun.
    pub terms: Terms,
    /// When it was begun.
    pub begun: Timestamp,
    /// By whom.
    pub by: By,
    /// Its children, in their places: the first is number 1.
    pub places: Vec<Place>,
    /// Draws of the sample for the second look: the seed of each, when and by whom.
    pub draws: Vec<(String, Timestamp, By)>,
    /// Who shared children out, when and how.
    pub shares: Vec<Sharing>,
    /// When it was closed, by whom, and what they said; none while it is open.
    pub closed: Option<(Timestamp, By, String)>,
}

/// Children shared out at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharing {
    /// The seed of an even share; none where it was done by hand.
    pub seed: Option<String>,
    /// For which look.
    pub sight: Sight,
    /// How many were given.
    pub count: usize,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
}

/// A child's place in a review: kept whatever becomes of the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Number, from 1.
    pub n: u32,
    /// The child, why they are here and who held the case.
    pub member: Member,
    /// When they were added after the freeze, by whom, and why; none for those it began with.
    pub after: Option<(Timestamp, By, String)>,
    /// Who reviews them, since when, given by whom.
    pub given: Option<(Reviewer, Timestamp, By)>,
    /// What was found: the last counts, the ones before are kept.
    pub found: Vec<Found>,
    /// Who was told that the child is not safe, and what was done.
    pub escalations: Vec<Escalation>,
    /// Why they could not be reviewed, by whom: they count as accounted for.
    pub accounted: Option<(Timestamp, By, String)>,
    /// Whether they are in the sample for the second look.
    pub drawn: bool,
    /// Who looks a second time.
    pub second: Option<(Reviewer, Timestamp, By)>,
    /// What the second look found.
    pub second_found: Option<Found>,
}

impl Place {
    fn new(n: u32, member: Member, after: Option<(Timestamp, By, String)>) -> Self {
        Self {
            n,
            member,
            after,
            given: None,
            found: Vec::new(),
            escalations: Vec::new(),
            accounted: None,
            drawn: false,
            second: None,
            second_found: None,
        }
    }

    /// What was found last; none while the child is not reviewed.
    #[must_use]
    pub fn outcome(&self) -> Option<&Found> {
        self.found.last()
    }

    /// Whether the child was reviewed, or somebody said why they could not be.
    #[must_use]
    pub fn is_done(&self) -> bool {
        !self.found.is_empty() || self.accounted.is_some()
    }

    /// An escalation that nobody has closed.
    #[must_use]
    pub fn open_escalation(&self) -> Option<&Escalation> {
        self.escalations.iter().find(|each| each.ended.is_none())
    }

    /// Whether this person is to look a second time and has not yet: until then nothing of the first look may be shown to
    /// them.
    #[must_use]
    pub fn is_blind(&self, person: &str) -> bool {
        self.second_found.is_none()
            && (self.second.as_ref()).is_some_and(|(to, ..)| to.person == person)
    }

    /// How the two looks compare; none while either is missing.
    #[must_use]
    pub fn agreement(&self) -> Option<Agreement> {
        Some(Agreement::of(
            self.outcome()?.outcome,
            self.second_found.as_ref()?.outcome,
        ))
    }
}

impl Review {
    /// The child at a place, by its number.
    #[must_use]
    pub fn place(&self, n: u32) -> Option<&Place> {
        self.places.get(usize::try_from(n.checked_sub(1)?).ok()?)
    }

    /// Whether a child is in it.
    #[must_use]
    pub fn holds(&self, child: &Child) -> bool {
        self.places.iter().any(|place| place.member.child == *child)
    }

    /// What stands in the way of closing it, as sentences; none where every child is accounted for.
    #[must_use]
    pub fn not_closed_because(&self) -> Vec<String> {
        let standing = Standing::of(self, self.begun);
        let mut why = Vec::new();
        let mut say = |n: usize, one: &str, many: &str| match n {
            0 => {}
            1 => why.push(one.to_owned()),
            n => why.push(many.replace("{n}", &n.to_string())),
        };
        say(
            standing.left,
            "One child is not reviewed yet.",
            "{n} children are not reviewed yet.",
        );
        say(
            standing.open_escalations,
            "One child was found not safe and nobody has said what made them safe.",
            "{n} children were found not safe and nobody has said what made them safe.",
        );
        say(
            standing.drawn - standing.second_done,
            "One second look is not done.",
            "{n} second looks are not done.",
        );
        if self.draws.is_empty() {
            why.push("No sample has been drawn for the second look.".to_owned());
        }
        why
    }

    /// How the review went by day: a step for each day on which anything was reviewed, added or accounted for, and one for
    /// the last day asked for. `day_of` says on which day a moment fell.
    #[must_use]
    pub fn progress(&self, until: Date, day_of: impl Fn(Timestamp) -> Date) -> Vec<Progress> {
        standing::progress(self, until, &day_of)
    }
}

/// Every review.
#[derive(Debug, Clone, Default)]
pub struct Reviews {
    /// In the order they were begun.
    pub all: Vec<Review>,
}

impl Reviews {
    /// The review of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Review> {
        self.all.iter().find(|review| review.id == id)
    }

    /// The id of the next review.
    #[must_use]
    pub fn next_id(&self) -> String {
        let number = |review: &Review| review.id.strip_prefix('r')?.parse::<u32>().ok();
        let last = self.all.iter().filter_map(number).max().unwrap_or(0);
        format!("r{}", last.saturating_add(1))
    }

    /// Identifiers of the children given to a person in reviews that are open, for a first or a second look.
    #[must_use]
    pub fn given_to(&self, person: &str) -> Vec<&str> {
        let open = self.all.iter().filter(|review| review.closed.is_none());
        let places = open.flat_map(|review| &review.places);
        let is = |given: &Option<(Reviewer, Timestamp, By)>| {
            given.as_ref().is_some_and(|(to, ..)| to.person == person)
        };
        places
            .filter(|place| is(&place.given) || is(&place.second))
            .map(|place| place.member.child.id())
            .collect()
    }

    /// Open reviews that answer a finding or an action, or were closed.
    pub fn answering<'r>(&'r self, id: &'r str) -> impl Iterator<Item = &'r Review> {
        let answers = move |review: &&Review| review.terms.answers.iter().any(|each| each == id);
        self.all.iter().filter(answers)
    }

    /// Adds a change; a sentence where it fits nothing.
    pub(crate) fn apply(&mut self, change: &crate::Change, what: &Change) -> Result<(), String> {
        if let Change::Begun {
            id,
            terms,
            children,
        } = what
        {
            if self.find(id).is_some() {
                return Err(format!("review {id} was begun twice"));
            }
            let places = (1..).zip(children);
            self.all.push(Review {
                id: id.clone(),
                terms: (**terms).clone(),
                begun: change.at,
                by: change.by.clone(),
                places: places
                    .map(|(n, member)| Place::new(n, member.clone(), None))
                    .collect(),
                draws: Vec::new(),
                shares: Vec::new(),
                closed: None,
            });
            return Ok(());
        }
        let id = what.review();
        let review = self.all.iter_mut().find(|review| review.id == id);
        let review = review.ok_or_else(|| format!("review {id} was changed and never begun"))?;
        change::apply(review, change, what)
    }
}
