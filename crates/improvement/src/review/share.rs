//! Sharing children out: evenly, in an order a seed makes, never to whoever holds the case.

use std::collections::BTreeMap;

use super::Reviewer;
use super::second::order;

/// Why somebody may not review a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bar {
    /// They hold the case, or held it in the time the rule looks at.
    Holds,
    /// Their role does not reach the child, or they declared a connection, or the record is restricted or sealed.
    DoesNotSee,
    /// They looked first: the second look is another's.
    LookedFirst,
}

impl Bar {
    /// For people, after "cannot be given to": "they hold or held the case".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Holds => "holds or held the case",
            Self::DoesNotSee => "does not see this child in the role they review in",
            Self::LookedFirst => "looked first",
        }
    }
}

/// A child whom nobody could be given, and why each of those chosen could not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotGiven {
    /// Their place.
    pub n: u32,
    /// The reviewers who were chosen, each with what bars them; none where none was chosen.
    pub bars: Vec<(Reviewer, Bar)>,
}

/// Who reviews whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared {
    /// Each place with its reviewer, in the order of places.
    pub given: Vec<(u32, Reviewer)>,
    /// Those nobody could be given.
    pub not: Vec<NotGiven>,
}

/// Shares places out evenly. `has` is how many each has already; `bars` says what bars a reviewer from a place, if
/// anything does. Children whom fewest may review are given first; each goes to whoever has fewest, and between equals
/// the seed decides: the same seed gives the same again.
#[must_use]
pub fn evenly(
    places: &[u32],
    reviewers: &[Reviewer],
    has: &BTreeMap<String, usize>,
    seed: &str,
    bars: impl Fn(u32, &Reviewer) -> Option<Bar>,
) -> Shared {
    let mut waiting: Vec<(usize, [u8; 32], u32)> = places
        .iter()
        .map(|n| {
            let may = reviewers.iter().filter(|each| bars(*n, each).is_none());
            (may.count(), order(seed, &n.to_string()), *n)
        })
        .collect();
    waiting.sort_unstable();
    let mut count = has.clone();
    let mut shared = Shared::default();
    for (_, _, n) in waiting {
        let may = reviewers.iter().filter(|each| bars(n, each).is_none());
        let fewest = may.min_by_key(|each| {
            let has = count.get(&each.person).copied().unwrap_or(0);
            (has, order(seed, &format!("{n} {}", each.person)))
        });
        match fewest {
            Some(reviewer) => {
                *count.entry(reviewer.person.clone()).or_insert(0) += 1;
                shared.given.push((n, reviewer.clone()));
            }
            None => shared.not.push(NotGiven {
                n,
                bars: (reviewers.iter())
                    .filter_map(|each| Some((each.clone(), bars(n, each)?)))
                    .collect(),
            }),
        }
    }
    shared.given.sort_by_key(|(n, _)| *n);
    shared.not.sort_by_key(|not| not.n);
    shared
}
