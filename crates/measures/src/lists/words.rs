//! Dates and numbers as the sentences of lists say them.

use children::Day;

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

/// A day in words: "3 October 2026".
#[must_use]
pub fn date(day: Day) -> String {
    let (year, month, of_month) = day.parts();
    let month = usize::try_from(month - 1)
        .ok()
        .and_then(|at| MONTHS.get(at))
        .unwrap_or(&"");
    format!("{of_month} {month} {year}")
}

/// So many days: "1 day", "48 days".
#[must_use]
pub fn days(n: i32) -> String {
    many(n, "day")
}

/// So many working days: "1 working day", "16 working days".
#[must_use]
pub fn working_days(n: i32) -> String {
    many(n, "working day")
}

/// So many months: "1 month", "15 months".
#[must_use]
pub fn months(n: i32) -> String {
    many(n, "month")
}

/// So many of anything whose plural ends in s.
#[must_use]
pub fn many(n: i32, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// First, second, third; by its number from the tenth on: "11th".
#[must_use]
pub fn ordinal(n: usize) -> String {
    const FIRST: [&str; 9] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    ];
    let word = n.checked_sub(1).and_then(|at| FIRST.get(at));
    word.map_or_else(
        || {
            let ending = match (n % 10, n % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{n}{ending}")
        },
        |word| (*word).to_owned(),
    )
}

/// A day as the values of a list show it: in words, or "not recorded".
#[must_use]
pub fn or_none(day: Option<Day>) -> String {
    day.map_or_else(|| "not recorded".to_owned(), date)
}

/// An answer as the values of a list show it.
#[must_use]
pub fn answer(said: Option<bool>) -> String {
    match said {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not recorded",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_read_as_people_say_them() {
        let day = |year, month, of| Day::new(year, month, of).unwrap();
        assert_eq!(date(day(2026, 10, 3)), "3 October 2026");
        assert_eq!(date(day(2024, 2, 29)), "29 February 2024");
        assert_eq!((days(1), days(48)), ("1 day".into(), "48 days".into()));
        assert_eq!(working_days(0), "0 working days");
        assert_eq!(
            [2, 9, 11, 12, 21, 22, 23, 113].map(ordinal),
            [
                "second", "ninth", "11th", "12th", "21st", "22nd", "23rd", "113th"
            ]
        );
        assert_eq!(or_none(None), answer(None));
    }
}
