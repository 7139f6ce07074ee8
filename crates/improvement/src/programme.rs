//! The programme: what its changes add up to.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::audit::Audits;
use crate::board::Board;
use crate::challenge::Challenges;
use crate::change::{Change, What};
use crate::plan::{self, Plan};
use crate::review::Reviews;

/// A change that fits nothing, kept and said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The place of the change.
    pub seq: u64,
    /// What is strange about it, as a sentence without names.
    pub words: String,
}

/// All an authority does about what was found.
#[derive(Debug, Clone, Default)]
pub struct Programme {
    /// Findings, objectives, actions, evidence.
    pub plan: Plan,
    /// Reviews of cohorts.
    pub reviews: Reviews,
    /// Practice audits.
    pub audits: Audits,
    /// Challenges of reviewing officers.
    pub challenges: Challenges,
    /// The board.
    pub board: Board,
    /// Changes that fit nothing.
    pub doubts: Vec<Doubt>,
    /// The place of the last change, nought before the first.
    pub seq: u64,
    versions: BTreeMap<String, u64>,
}

impl Programme {
    /// What changes add up to, in their order.
    #[must_use]
    pub fn of<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Self {
        let changes: Vec<&Change> = changes.into_iter().collect();
        let overtaken = overtaken(&changes);
        let mut programme = Self::default();
        for (change, overtaken) in changes.into_iter().zip(overtaken) {
            match (&change.what, overtaken) {
                (What::Plan(what), true) => {
                    let fits = programme.plan.pass_over(change, what);
                    programme.doubt(change, fits);
                }
                (
                    What::Plan(_)
                    | What::Review(_)
                    | What::Audit(_)
                    | What::Challenge(_)
                    | What::Board(_),
                    _,
                ) => programme.apply(change),
            }
        }
        programme
    }

    /// The programme as it stood at a moment: what the changes before it add up to.
    #[must_use]
    pub fn as_at<'c>(changes: impl IntoIterator<Item = &'c Change>, until: Timestamp) -> Self {
        Self::of(changes.into_iter().take_while(|change| change.at < until))
    }

    /// Adds one change.
    pub fn apply(&mut self, change: &Change) {
        let fits = match &change.what {
            What::Plan(what) => self.plan.apply(change, what),
            What::Review(what) => self.reviews.apply(change, what),
            What::Audit(what) => self.audits.apply(change, what),
            What::Challenge(what) => self.challenges.apply(change, what),
            What::Board(what) => self.board.apply(change, what),
        };
        self.doubt(change, fits);
        self.seq = change.seq;
        self.versions.insert(change.what.subject(), change.seq);
    }

    fn doubt(&mut self, change: &Change, fits: Result<(), String>) {
        if let Err(words) = fits {
            self.doubts.push(Doubt {
                seq: change.seq,
                words,
            });
        }
    }

    /// The place of the last change of a subject, nought where there is none: a form carries it, and a change made from
    /// that form is refused where somebody else changed the subject since.
    #[must_use]
    pub fn version(&self, subject: &str) -> u64 {
        self.versions.get(subject).copied().unwrap_or(0)
    }

    /// Identifiers of the children given to a person in reviews and audits that are open: whom they may look at as a
    /// practice auditor.
    #[must_use]
    pub fn given_to(&self, person: &str) -> Vec<&str> {
        let audited = self.audits.given_to(person);
        let mut given = self.reviews.given_to(person);
        given.extend(audited.into_iter().map(crate::Child::id));
        given
    }
}

/// Which changes write an action that a later one of them writes anew: most of a long programme, and nothing of them is
/// left in what they add up to.
fn overtaken(changes: &[&Change]) -> Vec<bool> {
    let mut written = BTreeSet::new();
    let mut overtaken: Vec<bool> = changes
        .iter()
        .rev()
        .map(|change| match &change.what {
            What::Plan(plan::Change::ActionChanged { id, .. }) => !written.insert(id.as_str()),
            What::Plan(_)
            | What::Review(_)
            | What::Audit(_)
            | What::Challenge(_)
            | What::Board(_) => false,
        })
        .collect();
    overtaken.reverse();
    overtaken
}
