//! Whether two auditors who see nothing of each other grade alike: the share of the same grade, and Cohen's kappa.
//!
//! Kappa is weighted for grades in an order: a grade apart counts two thirds as agreement, two apart a third, three none.
//! One is full agreement; nought is what chance alone would give; below nought is worse than chance.

use super::{Grade, Mark};

/// The fewest pairs for which kappa is told: with fewer, one pair moves it by more than a tenth.
pub const FEWEST_PAIRS: usize = 10;

/// The weighted kappa, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kappa {
    /// It is this.
    Is(f64),
    /// There are fewer pairs than [`FEWEST_PAIRS`].
    TooFew,
    /// Both gave one and the same grade throughout: there is nothing that chance could be told from.
    NoVariation,
}

/// How far two auditors agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Children whom both graded.
    pub pairs: usize,
    /// Of those, with the same grade.
    pub same: usize,
    /// Of those, one grade apart.
    pub next: usize,
    /// Children for whom one said that the question is not applicable and the other gave a grade; in no pair.
    pub apart: usize,
    /// The weighted kappa.
    pub kappa: Kappa,
}

impl Agreement {
    /// Of pairs of marks: the first auditor's, the second's.
    #[must_use]
    pub fn of(marks: &[(Mark, Mark)]) -> Self {
        let pairs: Vec<(Grade, Grade)> = marks
            .iter()
            .filter_map(|(one, other)| Some((one.grade()?, other.grade()?)))
            .collect();
        let distance = |pair: &&(Grade, Grade)| pair.0.rank().abs_diff(pair.1.rank());
        Self {
            pairs: pairs.len(),
            same: pairs.iter().filter(|pair| distance(pair) == 0).count(),
            next: pairs.iter().filter(|pair| distance(pair) == 1).count(),
            apart: marks
                .iter()
                .filter(|(one, other)| one.grade().is_some() != other.grade().is_some())
                .count(),
            kappa: kappa(&pairs),
        }
    }

    /// The share of pairs with the same grade, of one; none without a pair.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.pairs > 0).then(|| number(self.same) / number(self.pairs))
    }
}

fn kappa(pairs: &[(Grade, Grade)]) -> Kappa {
    if pairs.len() < FEWEST_PAIRS {
        return Kappa::TooFew;
    }
    weighted(pairs).map_or(Kappa::NoVariation, Kappa::Is)
}

/// One less the distance observed as a share of the distance that chance would give; none where chance gives no distance.
fn weighted(pairs: &[(Grade, Grade)]) -> Option<f64> {
    let distance = |one: Grade, other: Grade| f64::from(one.rank().abs_diff(other.rank()));
    let observed: f64 = pairs
        .iter()
        .map(|(one, other)| distance(*one, *other))
        .sum();
    let by_chance: f64 = pairs
        .iter()
        .flat_map(|(one, _)| pairs.iter().map(|(_, other)| distance(*one, *other)))
        .sum();
    let all = number(pairs.len());
    (by_chance > 0.0).then(|| 1.0 - (observed / all) / (by_chance / (all * all)))
}

/// A count as an amount: counts here are far below what an amount cannot hold.
fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Grade::{Good, Inadequate, Outstanding, RequiresImprovement};

    fn pairs(of: &[(Grade, Grade, usize)]) -> Vec<(Mark, Mark)> {
        of.iter()
            .flat_map(|(one, other, many)| {
                std::iter::repeat_n((Mark::Graded(*one), Mark::Graded(*other)), *many)
            })
            .collect()
    }

    /// Worked by hand: 20 pairs, 12 the same, 8 one apart: 0.4 a pair.
    /// The first auditor gave 2 outstanding, 9 good, 6 requires improvement, 3 inadequate; the second 3, 7, 7, 3.
    /// By chance: the sum over grades of first times second times distance, over 400:
    /// outstanding 2·(7·1+7·2+3·3)=60; good 9·(3·1+7·1+3·2)=144; requires improvement 6·(3·2+7·1+3·1)=96;
    /// inadequate 3·(3·3+7·2+7·1)=90. Together 390, 0.975 a pair. Kappa is 1 - 0.4/0.975.
    #[test]
    fn kappa_is_what_it_is_by_hand() {
        let worked = pairs(&[
            (Outstanding, Outstanding, 1),
            (Outstanding, Good, 1),
            (Good, Good, 5),
            (Good, Outstanding, 2),
            (Good, RequiresImprovement, 2),
            (RequiresImprovement, RequiresImprovement, 4),
            (RequiresImprovement, Good, 1),
            (RequiresImprovement, Inadequate, 1),
            (Inadequate, Inadequate, 2),
            (Inadequate, RequiresImprovement, 1),
        ]);
        let found = Agreement::of(&worked);
        assert_eq!((found.pairs, found.same, found.next), (20, 12, 8));
        let Kappa::Is(kappa) = found.kappa else {
            panic!("{found:?}")
        };
        assert!((kappa - (1.0 - 0.4 / 0.975)).abs() < 1e-12, "{kappa}");
        assert_eq!(found.share(), Some(0.6));
    }

    /// Two grades only: unweighted and weighted kappa are then the same. 10 and 5 agree of 20; the first gave 12 and 8, the
    /// second 13 and 7. Agreement 0.75; by chance 0.6·0.65+0.4·0.35 = 0.53; kappa (0.75-0.53)/(1-0.53).
    #[test]
    fn with_two_grades_it_is_plain_kappa() {
        let found = Agreement::of(&pairs(&[
            (Good, Good, 10),
            (Good, RequiresImprovement, 2),
            (RequiresImprovement, Good, 3),
            (RequiresImprovement, RequiresImprovement, 5),
        ]));
        let Kappa::Is(kappa) = found.kappa else {
            panic!("{found:?}")
        };
        assert!((kappa - 0.22 / 0.47).abs() < 1e-12, "{kappa}");
    }

    #[test]
    fn full_agreement_is_one_and_the_reverse_is_below_nought() {
        let same = pairs(&[(Good, Good, 6), (Inadequate, Inadequate, 6)]);
        assert_eq!(Agreement::of(&same).kappa, Kappa::Is(1.0));
        let crossed = pairs(&[(Good, Inadequate, 6), (Inadequate, Good, 6)]);
        assert_eq!(Agreement::of(&crossed).kappa, Kappa::Is(-1.0));
    }

    #[test]
    fn it_is_not_told_where_it_would_say_nothing() {
        let few = pairs(&[(Good, Good, 5), (Good, Inadequate, 4)]);
        assert_eq!(Agreement::of(&few).kappa, Kappa::TooFew);
        let alike = pairs(&[(Good, Good, 12)]);
        assert_eq!(Agreement::of(&alike).kappa, Kappa::NoVariation);
        let mut apart = alike;
        apart.push((Mark::NotApplicable, Mark::Graded(Good)));
        apart.push((Mark::NotApplicable, Mark::NotApplicable));
        let found = Agreement::of(&apart);
        assert_eq!((found.pairs, found.apart), (12, 1));
        assert_eq!(Agreement::of(&[]).share(), None);
    }
}
