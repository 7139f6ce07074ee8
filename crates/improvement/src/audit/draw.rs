//! The draw of a sample: by a recorded seed, so that anybody can repeat it, and from every stratum its share.
//!
//! Each child is given the SHA-256 of the seed, a line feed and the case system's identifier, in UTF-8, as lower-case
//! hexadecimal. In each stratum children stand in the order of it, and the first are drawn. How many of each stratum:
//! its share of the sample rounded down, and what is left over goes to the largest remainders.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::Child;

/// A part of those who could be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stratum {
    /// What its children have in common, in words; empty where nothing parts them.
    pub name: String,
    /// Everybody in it, by identifier.
    pub pool: Vec<Child>,
    /// How many were drawn from it.
    pub drawn: usize,
}

/// What was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawn {
    /// The strata, by name.
    pub strata: Vec<Stratum>,
    /// Those drawn, with the place of their stratum, in the order of their SHA-256.
    pub chosen: Vec<(Child, usize)>,
}

/// Draws at most `size` children from a pool of children, each with the name of their stratum. A child who is named twice
/// counts once, in the first stratum by name.
#[must_use]
pub fn draw(seed: &str, size: usize, pool: &[(Child, String)]) -> Drawn {
    let mut stratum_of: BTreeMap<&Child, &str> = BTreeMap::new();
    for (child, stratum) in pool {
        let kept = stratum_of.entry(child).or_insert(stratum);
        if stratum.as_str() < *kept {
            *kept = stratum;
        }
    }
    let mut by_stratum: BTreeMap<&str, Vec<(String, Child)>> = BTreeMap::new();
    for (child, stratum) in stratum_of {
        by_stratum
            .entry(stratum)
            .or_default()
            .push((place(seed, child.id()), child.clone()));
    }
    let sizes: Vec<usize> = by_stratum.values().map(Vec::len).collect();
    let shares = shares(size, &sizes);
    let mut drawn = Drawn::default();
    let mut chosen: Vec<(String, Child, usize)> = Vec::new();
    for (at, ((name, mut all), share)) in by_stratum.into_iter().zip(shares).enumerate() {
        drawn.strata.push(Stratum {
            name: name.to_owned(),
            pool: all.iter().map(|(_, child)| child.clone()).collect(),
            drawn: share,
        });
        all.sort();
        chosen.extend(
            all.into_iter()
                .take(share)
                .map(|(place, child)| (place, child, at)),
        );
    }
    chosen.sort();
    drawn.chosen = chosen
        .into_iter()
        .map(|(_, child, at)| (child, at))
        .collect();
    drawn
}

/// Where a child stands in the order of a seed: hexadecimal, to be sorted as text.
#[must_use]
pub fn place(seed: &str, id: &str) -> String {
    Sha256::digest(format!("{seed}\n{id}"))
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// How many of each part: rounded down, then one more to the largest remainders; of equal remainders the larger part
/// first, then the earlier.
fn shares(size: usize, parts: &[usize]) -> Vec<usize> {
    let all: usize = parts.iter().sum();
    if all == 0 {
        return vec![0; parts.len()];
    }
    let size = size.min(all);
    let mut shares: Vec<usize> = parts.iter().map(|part| size * part / all).collect();
    let mut order: Vec<(usize, usize, usize)> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| (size * part % all, *part, at))
        .collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
    let left = size - shares.iter().sum::<usize>();
    for (_, _, at) in order.into_iter().take(left) {
        if let Some(share) = shares.get_mut(at) {
            *share += 1;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pool(of: &[(&str, usize)]) -> Vec<(Child, String)> {
        of.iter()
            .flat_map(|(name, size)| {
                (0..*size).map(move |n| (Child::of(format!("{name}-{n}")), (*name).to_owned()))
            })
            .collect()
    }

    #[test]
    fn anybody_can_repeat_the_order() {
        // printf 'marl\nC1' | sha256sum
        assert_eq!(
            place("marl", "C1"),
            "45bb01468676b6f12693d5b386c1d0709caa83cd73eeb1f5847fd71da12bfd2e"
        );
    }

    #[test]
    fn every_stratum_has_its_share_and_the_largest_remainders_what_is_left() {
        // 10 of 60: 5.17, 3.33 and 1.5 are 5, 3 and 1, and the tenth goes to the half.
        assert_eq!(shares(10, &[31, 20, 9]), [5, 3, 2]);
        assert_eq!(shares(4, &[1, 1, 1]), [1, 1, 1]);
        assert_eq!(shares(1, &[2, 3]), [0, 1]);
        assert_eq!(shares(5, &[]), [0_usize; 0]);
        assert_eq!(shares(5, &[0, 0]), [0, 0]);
    }

    #[test]
    fn the_same_seed_draws_the_same_children_whatever_order_they_come_in() {
        let mut children = pool(&[("east", 30), ("west", 12)]);
        let first = draw("marl", 7, &children);
        children.reverse();
        children.extend_from_within(..5);
        assert_eq!(draw("marl", 7, &children), first);
        assert_ne!(draw("other", 7, &children).chosen, first.chosen);
        let drawn: Vec<usize> = first.strata.iter().map(|stratum| stratum.drawn).collect();
        assert_eq!(drawn, [5, 2]);
        assert_eq!(
            first
                .strata
                .iter()
                .map(|each| each.pool.len())
                .sum::<usize>(),
            42
        );
    }

    proptest! {
        #[test]
        fn shares_add_up_and_are_within_one_of_what_is_right(
            size in 0_usize..500,
            parts in proptest::collection::vec(0_usize..300, 0..12),
        ) {
            let all: usize = parts.iter().sum();
            let shares = shares(size, &parts);
            prop_assert_eq!(shares.iter().sum::<usize>(), size.min(all));
            for (share, part) in shares.iter().zip(&parts) {
                prop_assert!(share <= part);
                let lower = size.min(all) * part / all.max(1);
                prop_assert!(*share == lower || *share == lower + 1);
            }
        }
    }
}
