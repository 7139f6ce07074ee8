//! The second look: a sample that anybody can draw again, looked at by another person.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Outcome, Place};

/// How many are looked at a second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondRule {
    /// Of a hundred children.
    pub percent: u8,
    /// At least so many.
    pub least: u16,
}

impl Default for SecondRule {
    fn default() -> Self {
        Self {
            percent: 10,
            least: 5,
        }
    }
}

impl SecondRule {
    /// How many of so many children: the share, rounded up; at least the least; all where there are fewer.
    #[must_use]
    pub fn of(self, children: usize) -> usize {
        let share = children
            .saturating_mul(usize::from(self.percent.min(100)))
            .div_ceil(100);
        share.max(usize::from(self.least)).min(children)
    }
}

/// The place of something in an order that a seed makes: SHA-256 of the seed, a colon and the identifier, in hexadecimal,
/// smallest first. Whoever knows the seed can work it out again.
#[must_use]
pub fn order(seed: &str, id: &str) -> [u8; 32] {
    Sha256::digest(format!("{seed}:{id}").as_bytes()).into()
}

/// The sample of a seed: the numbers of the first children in its order, so many as the rule says, in the order of their
/// places. Children who are accounted for without a review are left out: nobody can look at them.
#[must_use]
pub fn drawn(rule: SecondRule, seed: &str, places: &[Place]) -> Vec<u32> {
    let may_be = places.iter().filter(|place| place.accounted.is_none());
    let mut ordered: Vec<([u8; 32], u32)> = may_be
        .map(|place| (order(seed, place.member.child.id()), place.n))
        .collect();
    ordered.sort_unstable();
    let many = rule.of(ordered.len());
    let mut first: Vec<u32> = ordered.into_iter().take(many).map(|(_, n)| n).collect();
    first.sort_unstable();
    first
}

/// How two looks at one child compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Both came to the same.
    Same,
    /// They differ in what is to be done, and agree whether the child is safe.
    Action,
    /// They differ in whether the child is safe.
    Safety,
}

impl Agreement {
    /// Of two outcomes.
    #[must_use]
    pub fn of(first: Outcome, second: Outcome) -> Self {
        if first == second {
            Self::Same
        } else if first.escalates() == second.escalates() && !first.escalates() {
            Self::Action
        } else {
            Self::Safety
        }
    }

    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Same => "Both looks came to the same",
            Self::Action => "The two looks differ on what is to be done",
            Self::Safety => "The two looks differ on whether the child is safe",
        }
    }
}

/// Which look of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sight {
    /// The first.
    First,
    /// The second.
    Second,
}
