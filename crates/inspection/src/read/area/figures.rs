//! Figures in a line of facts: counts in digits or words, percentages, rates, days.

use crate::read::dates::MONTHS;
use jiff::civil::Date;

use crate::record::FactValue;

/// What a fact's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A count.
    Count,
    /// A percentage.
    Percent,
    /// A percentage in brackets right beside its words.
    PercentBeside,
    /// A rate per 10,000 children.
    Rate,
    /// Since when, as printed.
    Since,
    /// A grade of an earlier inspection, as printed.
    Grade,
    /// None: the words themselves say that there are none.
    Nothing,
}

/// A line of facts in words, lower case.
pub(crate) struct Sentence<'t> {
    words: Vec<Word<'t>>,
}

/// A word with where it stands.
struct Word<'t> {
    /// Without punctuation on either side.
    text: &'t str,
    /// As printed.
    printed: &'t str,
    /// First byte in the line.
    at: usize,
}

/// How far from its words a figure may stand.
const REACH: usize = 14;

const UNITS: [&str; 20] = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const GRADES: [&str; 6] = [
    "outstanding",
    "good",
    "adequate",
    "satisfactory",
    "inadequate",
    "requires improvement",
];

impl<'t> Sentence<'t> {
    /// The words of a line.
    pub(crate) fn of(line: &'t str) -> Self {
        let mut words = Vec::new();
        let mut from = 0;
        for printed in line.split_inclusive(' ') {
            let word = printed.trim_end();
            let text = word.trim_matches(|c: char| !(c.is_alphanumeric() || c == '%'));
            if !word.is_empty() {
                words.push(Word {
                    text,
                    printed: word,
                    at: from,
                });
            }
            from += printed.len();
        }
        Self { words }
    }

    /// The value that stands nearest before a place, in its sentence.
    pub(crate) fn before(&self, place: usize, unit: Unit) -> Option<FactValue> {
        if unit == Unit::Nothing {
            return Some(FactValue::Count(0));
        }
        let end = self.words.partition_point(|w| w.at < place);
        let mut inside = 0_usize;
        let first = end.saturating_sub(REACH);
        for i in (first..end).rev() {
            let word = self.words.get(i)?;
            if i + 1 < end && word.printed.ends_with(['.', ';', ':']) {
                return None;
            }
            if word.printed.ends_with(')') || word.printed.ends_with("),") {
                inside += 1;
            }
            let in_brackets = inside > 0;
            if word.printed.starts_with('(') {
                inside = inside.saturating_sub(1);
            }
            match unit {
                Unit::Count if !in_brackets => {
                    if let Some(value) = self.count(i) {
                        return Some(value);
                    }
                }
                Unit::Percent => {
                    if let Some(percent) = percent(word.text) {
                        return Some(FactValue::Percent(percent));
                    }
                }
                Unit::PercentBeside if i + 4 > end => {
                    if let Some(percent) = percent(word.text) {
                        return Some(FactValue::Percent(percent));
                    }
                }
                Unit::Rate if i + 2 > end => {
                    return word.text.parse().ok().map(FactValue::RatePer10000);
                }
                Unit::Count
                | Unit::PercentBeside
                | Unit::Rate
                | Unit::Since
                | Unit::Grade
                | Unit::Nothing => {}
            }
        }
        None
    }

    /// The value that stands nearest after a place.
    pub(crate) fn after(&self, place: usize, unit: Unit) -> Option<FactValue> {
        let start = self.words.partition_point(|w| w.at < place);
        let rest = self.words.get(start..)?;
        match unit {
            Unit::Count => (start..self.words.len().min(start + 3)).find_map(|i| self.count(i)),
            Unit::Percent | Unit::PercentBeside => rest
                .iter()
                .take(4)
                .find_map(|w| percent(w.text))
                .map(FactValue::Percent),
            Unit::Rate => rest.first()?.text.parse().ok().map(FactValue::RatePer10000),
            Unit::Since => since(rest),
            Unit::Grade => grade(rest),
            Unit::Nothing => Some(FactValue::Count(0)),
        }
    }

    /// The count a word is, unless it is part of a date, an age or a share.
    fn count(&self, i: usize) -> Option<FactValue> {
        let word = self.words.get(i)?;
        let number = whole(word.text)?;
        let near = |step: usize, back: bool| {
            let at = if back { i.checked_sub(step)? } else { i + step };
            self.words.get(at).map(|w| w.text)
        };
        let is_month = |w: Option<&str>| w.is_some_and(|w| MONTHS.contains(&w));
        let year = (1990..2100).contains(&number) && !word.text.contains(',');
        if is_month(near(1, false)) && number < 32
            || year && (is_month(near(1, true)) || near(1, true) == Some("in"))
            || near(1, false) == Some("months")
            || near(1, false) == Some("years")
            || near(1, true) == Some("aged")
        {
            return None;
        }
        // "Fewer than five": no count, and said as printed.
        if near(1, true) == Some("than") {
            let how = near(2, true).unwrap_or("fewer");
            return Some(FactValue::Words(format!("{how} than {}", word.text)));
        }
        if near(1, false) == Some("or")
            && near(2, false).is_some_and(|w| matches!(w, "fewer" | "less" | "more"))
        {
            let how = near(2, false).unwrap_or("fewer");
            return Some(FactValue::Words(format!("{} or {how}", word.text)));
        }
        Some(FactValue::Count(number))
    }
}

/// A whole number in digits or in words.
fn whole(word: &str) -> Option<u32> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let digits: String = word.chars().filter(|c| *c != ',').collect();
        return digits.parse().ok();
    }
    if matches!(word, "none" | "zero" | "nil") {
        return Some(0);
    }
    if let Some(n) = UNITS.iter().position(|u| *u == word) {
        return u32::try_from(n).ok();
    }
    let (tens, rest) = word.split_once('-').unwrap_or((word, ""));
    let tens = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]
    .iter()
    .position(|t| *t == tens)?;
    let tens = u32::try_from(tens + 2).ok()? * 10;
    if rest.is_empty() {
        return Some(tens);
    }
    let unit = UNITS
        .iter()
        .position(|u| *u == rest)
        .filter(|n| (1..10).contains(n))?;
    Some(tens + u32::try_from(unit).ok()?)
}

/// A percentage.
fn percent(word: &str) -> Option<f32> {
    let number = word.split_once('%')?.0;
    number.parse().ok().filter(|p| (0.0..=100.0).contains(p))
}

/// The words of a date that say since when: to the year.
fn since(words: &[Word]) -> Option<FactValue> {
    let year = words
        .iter()
        .take(5)
        .position(|w| w.text.len() == 4 && w.text.parse::<u16>().is_ok())?;
    let said: Vec<String> = words
        .get(..=year)?
        .iter()
        .map(|w| {
            let mut letters = w.text.chars();
            match letters.next() {
                Some(first) if MONTHS.contains(&w.text) => {
                    first.to_uppercase().chain(letters).collect()
                }
                _ => w.text.to_owned(),
            }
        })
        .collect();
    Some(FactValue::Words(said.join(" ")))
}

/// The grade a text goes on with.
fn grade(words: &[Word]) -> Option<FactValue> {
    let said: Vec<&str> = words.iter().take(4).map(|w| w.text).collect();
    let said = said.join(" ");
    GRADES
        .iter()
        .filter_map(|g| said.find(g).map(|at| (at, *g)))
        // "inadequate" holds "adequate" two letters on.
        .min_by_key(|(at, _)| *at)
        .map(|(_, g)| FactValue::Words(g.to_owned()))
}

/// The first whole day a line names; where it only names a month, none.
pub(crate) fn day(line: &str) -> Option<Date> {
    let words: Vec<&str> = line
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .take(60)
        .collect();
    words.windows(3).find_map(|three| match three {
        [day, month, year] => {
            let day = day
                .trim_end_matches(|c: char| c.is_alphabetic())
                .parse()
                .ok()?;
            let month = MONTHS.iter().position(|m| m == month)? + 1;
            Date::new(year.parse().ok()?, i8::try_from(month).ok()?, day).ok()
        }
        _ => None,
    })
}

/// Whether a sentence, lower case, puts a number on the caseloads of social workers.
pub(crate) fn numbers_a_caseload(sentence: &str) -> bool {
    if is_of_others(sentence) {
        return false;
    }
    let words = Sentence::of(sentence);
    let Some(at) = words
        .words
        .iter()
        .position(|w| w.text.starts_with("caseload"))
    else {
        return false;
    };
    let from = at.saturating_sub(8);
    (from..at + 10).any(|i| {
        words.words.get(i).is_some_and(|w| {
            w.text.starts_with(|c: char| c.is_ascii_digit())
                && whole(w.text).is_some_and(|n| (6..60).contains(&n))
                && matches!(
                    words.count(i),
                    Some(FactValue::Count(_) | FactValue::Words(_))
                )
        })
    })
}

/// Whether a text, lower case, speaks of others than social workers.
pub(crate) fn is_of_others(text: &str) -> bool {
    [
        "reviewing officer",
        "iros",
        "iro ",
        "personal advis",
        "conference chair",
        "protection chair",
    ]
    .iter()
    .any(|o| text.contains(o))
}
