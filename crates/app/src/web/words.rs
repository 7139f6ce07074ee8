//! Codes, dates and counts in words for people.

pub(crate) mod children;
mod reports;

use std::ops::RangeInclusive;

use ::children::CollectionYear;
use inspection::record::{Aspect, Grade, Kind};
use jiff::Unit;
use jiff::civil::Date;
use returns::rule::NOW;

use crate::records::{self, RuleWords, Source};

pub(crate) use reports::{
    clock, field, grades_in_words, moment, part, period, points_list, standing, themes, tone,
};

/// A judged aspect as a heading: "Children in care".
pub(crate) fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::HelpAndProtection => "Help and protection",
        Aspect::InCare => "Children in care",
        Aspect::InCareAndLeavers => "Children in care and care leavers",
        Aspect::CareLeavers => "Care leavers",
        Aspect::Adoption => "Adoption",
        Aspect::Leaders => "Leaders",
        Aspect::Overall => "Overall",
        Aspect::Lscb => "Safeguarding board",
        Aspect::CapacityToImprove => "Capacity to improve",
        Aspect::Outcomes => "Outcomes",
        Aspect::QualityOfProvision => "Quality of provision",
    }
}

/// A judged aspect inside a sentence: "for children in care".
pub(crate) fn for_aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::HelpAndProtection => "for help and protection",
        Aspect::InCare => "for children in care",
        Aspect::InCareAndLeavers => "for children in care and care leavers",
        Aspect::CareLeavers => "for care leavers",
        Aspect::Adoption => "for adoption",
        Aspect::Leaders => "for leaders",
        Aspect::Overall => "overall",
        Aspect::Lscb => "for the safeguarding board",
        Aspect::CapacityToImprove => "for capacity to improve",
        Aspect::Outcomes => "for outcomes",
        Aspect::QualityOfProvision => "for quality of provision",
    }
}

/// A grade as a mark: "Requires improvement".
pub(crate) fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Outstanding => "Outstanding",
        Grade::Good => "Good",
        Grade::RequiresImprovement => "Requires improvement",
        Grade::Adequate => "Adequate",
        Grade::Inadequate => "Inadequate",
    }
}

/// A grade inside a sentence: "requires improvement".
pub(crate) fn grade_lower(grade: Grade) -> &'static str {
    match grade {
        Grade::Outstanding => "outstanding",
        Grade::Good => "good",
        Grade::RequiresImprovement => "requires improvement",
        Grade::Adequate => "adequate",
        Grade::Inadequate => "inadequate",
    }
}

/// A kind of inspection or visit: "Standard inspection".
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Inspection => "Inspection",
        Kind::Short => "Short inspection",
        Kind::Standard => "Standard inspection",
        Kind::Reinspection => "Reinspection",
        Kind::FocusedVisit => "Focused visit",
        Kind::MonitoringVisit => "Monitoring visit",
        Kind::Jtai => "Joint targeted area inspection",
        Kind::LscbReview => "Review of the safeguarding board",
        Kind::LookedAfter2013 => "Inspection of looked after children services",
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(on: Date) -> &'static str {
    usize::try_from(on.month() - 1)
        .ok()
        .and_then(|place| MONTHS.get(place))
        .copied()
        .unwrap_or_default()
}

/// A day: "23 July 2024".
pub(crate) fn day(on: Date) -> String {
    format!("{} {} {}", on.day(), month(on), on.year())
}

/// A month: "July 2024".
pub(crate) fn month_year(on: Date) -> String {
    format!("{} {}", month(on), on.year())
}

/// How long from one day to a later one: "2 years and 4 months", "5 weeks" never: the least is "under a month".
pub(crate) fn span(from: Date, to: Date) -> String {
    let Ok(between) = from.until((Unit::Year, to)) else {
        return String::new();
    };
    let (years, months) = (
        usize::try_from(between.get_years()).unwrap_or_default(),
        usize::try_from(between.get_months()).unwrap_or_default(),
    );
    match (years, months) {
        (0, 0) => "under a month".to_owned(),
        (0, months) => count(months, "month", "months"),
        (years, 0) => count(years, "year", "years"),
        (years, months) => format!(
            "{} and {}",
            count(years, "year", "years"),
            count(months, "month", "months")
        ),
    }
}

/// "1 report", "3 reports".
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The years a rule is in force.
pub(crate) fn in_force(source: Source, rule: &RuleWords) -> String {
    let first = CollectionYear(*rule.years.start());
    let known = records::years_known(source).filter(|_| source.is_yearly());
    match *rule.years.end() {
        // What was in force before the first year known is not known either.
        NOW if known.is_some_and(|known| *known.start() == first) => {
            format!("at least since {first}")
        }
        NOW => format!("since {first}"),
        last if last == first.0 => format!("in {first} alone"),
        last => format!("from {first} to {}", CollectionYear(last)),
    }
}

/// Which years' rules of a source are known.
pub(crate) fn years_known(known: &RangeInclusive<CollectionYear>) -> String {
    let (first, last) = (*known.start(), *known.end());
    if last.0 == NOW {
        format!("those since {first} are")
    } else {
        format!("those from {first} to {last} are")
    }
}

/// A small number in words: "four"; above ten in figures.
pub(crate) fn number(n: usize) -> String {
    [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
    .get(n)
    .map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// 118423 as "118,423".
pub(crate) fn thousands(number: u32) -> String {
    match (number / 1_000_000, number / 1000 % 1000, number % 1000) {
        (0, 0, units) => units.to_string(),
        (0, thousands, units) => format!("{thousands},{units:03}"),
        (millions, thousands, units) => format!("{millions},{thousands:03},{units:03}"),
    }
}

/// A count of rows or bytes, with commas: what passes four thousand million is said to.
pub(crate) fn rows(number: usize) -> String {
    u32::try_from(number).map_or_else(|_| "more than 4,000,000,000".to_owned(), thousands)
}

/// The first letter made a capital.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn spans_are_told_in_years_and_months() {
        let from = date(2024, 7, 23);
        assert_eq!(span(from, date(2026, 11, 23)), "2 years and 4 months");
        assert_eq!(span(from, date(2025, 7, 23)), "1 year");
        assert_eq!(span(from, date(2024, 8, 1)), "under a month");
    }

    #[test]
    fn lists_and_small_numbers_read_as_sentences() {
        let items = ["help", "in care", "leaders"].map(str::to_owned);
        assert_eq!(list(&items), "help, in care and leaders");
        assert_eq!(capital(&number(4)), "Four");
        assert_eq!(number(12), "12");
        assert_eq!(thousands(900), "900");
        assert_eq!(thousands(118_023), "118,023");
        assert_eq!(thousands(12_183_016), "12,183,016");
    }
}
