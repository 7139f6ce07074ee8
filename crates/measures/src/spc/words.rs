//! Sentences, each computed from the rule that earned it. None carries its full stop.

use super::{
    Assurance, Better, Chart, FEWEST, Means, Newest, NotFor, Now, Rule, Segment, Signal,
    TRIAL_UNDER, Way,
};
use children::Month;

impl Chart {
    /// What is true now in two words: "Improving", "Getting worse", "Changed", "No change"; "Not charted" where this is
    /// no place for a control chart.
    #[must_use]
    pub const fn headline(&self) -> &'static str {
        match self.now {
            Now::NotFor(_) => "Not charted",
            Now::Read(newest) => match newest.signal {
                Signal::Special {
                    means: Means::Better,
                    ..
                } => "Improving",
                Signal::Special {
                    means: Means::Worse,
                    ..
                } => "Getting worse",
                Signal::Special {
                    means: Means::Changed,
                    ..
                } => "Changed",
                Signal::Gap | Signal::Unread | Signal::Expected => "No change",
            },
        }
    }

    /// What is true now in a sentence: "Nine months running above its average". `last` is the month of the last value
    /// the chart was made of, with or without cases.
    #[must_use]
    pub fn words(&self, last: Month) -> String {
        match self.now {
            Now::NotFor(reason) => reason.words(),
            Now::Read(newest) => {
                let after = self.points.len().saturating_sub(newest.at + 1);
                newest.words(
                    last.plus(-i32::try_from(after).unwrap_or(i32::MAX)),
                    after > 0,
                )
            }
        }
    }

    /// What the rules say of one point, for a table: "Improvement: above what chance allows". Nothing is said of a
    /// point within chance.
    #[must_use]
    pub fn words_of(&self, at: usize) -> String {
        let Some(Signal::Special { rule, way, means }) = self.points.get(at).copied() else {
            return String::new();
        };
        let means = match means {
            Means::Better => "Improvement",
            Means::Worse => "Concern",
            Means::Changed => "Change",
        };
        let met = match (rule, way) {
            (Rule::Outside, Way::Up) => "above what chance allows",
            (Rule::Outside, Way::Down) => "below what chance allows",
            (Rule::Trend, Way::Up) => "part of a long rise",
            (Rule::Trend, Way::Down) => "part of a long fall",
            (Rule::NearLimit, Way::Up) => "near the upper limit, as two of three months are",
            (Rule::NearLimit, Way::Down) => "near the lower limit, as two of three months are",
            (Rule::Shift, Way::Up) => "in a long run above the average",
            (Rule::Shift, Way::Down) => "in a long run below the average",
        };
        format!("{means}: {met}")
    }
}

impl Newest {
    /// The sentence, of this month; `stale` when months without cases came after it.
    fn words(&self, month: Month, stale: bool) -> String {
        let sentence = match self.signal {
            Signal::Special { rule, way, means } => self.special(rule, way, means, month),
            Signal::Gap | Signal::Unread | Signal::Expected => {
                "Nothing beyond what chance allows".to_owned()
            }
        };
        if stale {
            format!("{sentence}; no month after {month} had cases")
        } else {
            sentence
        }
    }

    fn special(&self, rule: Rule, way: Way, means: Means, month: Month) -> String {
        let many = spelt(self.running);
        let (average, allows, old) = if self.by_old_limits {
            ("the old average", "allowed before", "old ")
        } else {
            ("its average", "allows", "")
        };
        let compared = match (means, way) {
            (Means::Better, _) => "better",
            (Means::Worse, _) => "worse",
            (Means::Changed, Way::Up) => "higher",
            (Means::Changed, Way::Down) => "lower",
        };
        let beyond = format!("{compared} than chance {allows}");
        let (side, going, limit) = match way {
            Way::Up => ("above", "rising", "upper"),
            Way::Down => ("below", "falling", "lower"),
        };
        match (rule, self.without_gap) {
            (Rule::Outside, _) if self.running == 1 => format!("{} is {beyond}", month.name()),
            (Rule::Outside, true) => format!("{} months running {beyond}", capital(&many)),
            (Rule::Outside, false) => format!("The last {many} months with cases are all {beyond}"),
            (Rule::Trend, true) => format!("{} months {going} in a row", capital(&many)),
            (Rule::Trend, false) => {
                format!("The last {many} months with cases are {going} in a row")
            }
            (Rule::NearLimit, _) if self.running > 2 => {
                format!(
                    "The last three months{} are near the {old}{limit} limit of chance",
                    self.with_cases()
                )
            }
            (Rule::NearLimit, _) => {
                format!(
                    "Two of the last three months{} are near the {old}{limit} limit of chance",
                    self.with_cases()
                )
            }
            (Rule::Shift, true) => format!("{} months running {side} {average}", capital(&many)),
            (Rule::Shift, false) => {
                format!("The last {many} months with cases are all {side} {average}")
            }
        }
    }

    const fn with_cases(&self) -> &'static str {
        if self.without_gap { "" } else { " with cases" }
    }
}

impl Segment {
    /// That its limits are on trial, and on how many months they rest; nothing where they are not, or are not drawn.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        (self.limits.is_some() && self.on_trial()).then(|| {
            let months = self.months;
            format!(
                "The limits rest on {months} months and are on trial until there are {TRIAL_UNDER}"
            )
        })
    }
}

impl NotFor {
    /// Why there is no chart, in a sentence.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::FewMonths(0) => "No month with cases yet".to_owned(),
            Self::FewMonths(1) => format!("One month with cases: to tell change from chance takes {FEWEST}"),
            Self::FewMonths(months) => {
                format!("{} months with cases: to tell change from chance takes {FEWEST}", capital(&spelt(months)))
            }
            Self::SmallCounts => {
                "Half of the months or more count 3 or fewer: see the children, or the days between them, and no chart".to_owned()
            }
        }
    }
}

impl Assurance {
    /// What it means for the target, in a sentence.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Pass => "Will meet its target as things are",
            Self::Fail => "Will not meet its target until something changes",
            Self::Inconsistent => "Meets its target in some months and not in others, by chance",
        }
    }
}

impl Better {
    /// Which way is better, in a sentence.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Higher => "Higher is better",
            Self::Lower => "Lower is better",
            Self::Neutral => "Neither higher nor lower is better by itself",
        }
    }
}

/// A number as a word up to twelve, in figures beyond.
fn spelt(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
