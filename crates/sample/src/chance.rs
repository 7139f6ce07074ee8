//! Chance that comes out the same for a seed everywhere: whole numbers only, as functions of real numbers differ by a
//! hair between machines.

use children::Day;
use fastrand::Rng;

/// A run of chances.
#[derive(Clone)]
pub(crate) struct Chance(Rng);

impl Chance {
    /// The chances of one thing of many: those of the others do not move when it asks for more.
    pub(crate) fn of(seed: u64, kind: u64, number: u64) -> Self {
        let mixed = seed
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .wrapping_add(kind.wrapping_mul(0xBF58_476D_1CE4_E5B9))
            .rotate_left(29)
            .wrapping_add(number.wrapping_mul(0x94D0_49BB_1331_11EB));
        let mut rng = Rng::with_seed(mixed);
        // The first numbers of neighbouring seeds are alike.
        let seed = rng.u64(..) ^ rng.u64(..).rotate_left(32);
        Self(Rng::with_seed(seed))
    }

    /// So in this many of a thousand.
    pub(crate) fn in_1000(&mut self, share: u32) -> bool {
        self.0.u32(0..1000) < share
    }

    /// So in this many of a hundred.
    pub(crate) fn percent(&mut self, share: u32) -> bool {
        self.0.u32(0..100) < share
    }

    /// A number from the first to the last, both included.
    pub(crate) fn number(&mut self, first: i32, last: i32) -> i32 {
        if last <= first {
            first
        } else {
            self.0.i32(first..=last)
        }
    }

    /// The same of days or working days, which are never negative.
    pub(crate) fn count(&mut self, first: u32, last: u32) -> u32 {
        if last <= first {
            first
        } else {
            self.0.u32(first..=last)
        }
    }

    /// A number whose least, lower quartile, middle, upper quartile, highest twentieth and greatest are these.
    pub(crate) fn spread(&mut self, [least, lower, middle, upper, high, most]: [i32; 6]) -> i32 {
        match self.0.u32(0..100) {
            0..25 => self.number(least, lower),
            25..50 => self.number(lower, middle),
            50..75 => self.number(middle, upper),
            75..95 => self.number(upper, high),
            _ => self.number(high, most),
        }
    }

    /// One of these, each with its share of a hundred; else the one for what is left.
    pub(crate) fn one_of<T: Copy>(&mut self, choices: &[(u32, T)], otherwise: T) -> T {
        let mut left = self.0.u32(0..100);
        for (share, choice) in choices {
            if left < *share {
                return *choice;
            }
            left -= share;
        }
        otherwise
    }

    /// One of these words, each as likely.
    pub(crate) fn word(&mut self, words: &[&'static str]) -> &'static str {
        let at = self.below(words.len());
        words.get(at).copied().unwrap_or_default()
    }

    /// A place below `end`; 0 where there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        if end == 0 {
            return 0;
        }
        usize::try_from(self.0.u32(0..end)).unwrap_or(0)
    }

    /// A day from the first to the last, both included.
    pub(crate) fn day(&mut self, first: Day, last: Day) -> Day {
        first.plus(self.number(0, last.days_since(first).max(0)))
    }
}

/// The day itself where it is worked, else the next that is.
pub(crate) fn worked(day: Day) -> Day {
    if day.is_working_day() {
        day
    } else {
        day.plus_working_days(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_and_another_gives_others() {
        let run = |seed, number| -> Vec<i32> {
            let mut chance = Chance::of(seed, 1, number);
            (0..20).map(|_| chance.number(0, 1000)).collect()
        };
        assert_eq!(run(7, 3), run(7, 3));
        assert_ne!(run(7, 3), run(8, 3));
        assert_ne!(run(7, 3), run(7, 4));
    }

    #[test]
    fn shares_come_out_as_asked() {
        let mut chance = Chance::of(1, 1, 1);
        let yes = (0..10_000).filter(|_| chance.percent(30)).count();
        assert!((2_800..3_200).contains(&yes), "{yes}");
        let mut values: Vec<i32> = (0..10_000)
            .map(|_| chance.spread([1, 17, 33, 43, 55, 90]))
            .collect();
        values.sort_unstable();
        assert!((30..=36).contains(&values[5_000]), "{}", values[5_000]);
        assert!(values[0] >= 1 && values[9_999] <= 90);
    }
}
