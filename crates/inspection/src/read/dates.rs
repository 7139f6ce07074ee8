//! Dates as reports print them: ranges with borrowed months and years, two windows, dashes of every kind.

use jiff::civil::Date;

use crate::record::Window;

/// A date as far as it is printed: month and year may stand further right.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Partial {
    day: i8,
    month: Option<i8>,
    year: Option<i16>,
}

/// A piece of a printed range.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Piece {
    Number(i16),
    Month(i8),
    To,
    And,
    Slash,
    Other,
}

pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The windows a text names, first one first; none where it names no whole date.
pub(crate) fn windows(text: &str) -> Option<Vec<Window>> {
    let ranges = ranges(&pieces(text));
    let mut windows = Vec::with_capacity(ranges.len());
    let mut right: Option<Date> = None;
    for (first, last) in ranges.into_iter().rev() {
        let last = whole(last, right)?;
        let first = match first {
            Some(first) => whole(first, Some(last))?,
            None => last,
        };
        right = Some(first);
        windows.push(Window { first, last });
    }
    windows.reverse();
    (!windows.is_empty()).then_some(windows)
}

/// Whether a text that names a window stops before it is whole: its end stands on the next line.
pub(crate) fn is_cut(text: &str) -> bool {
    let pieces = pieces(text);
    let last_number = pieces.iter().rev().find_map(|p| match p {
        Piece::Number(n) => Some(*n),
        Piece::Month(_) | Piece::To | Piece::And | Piece::Slash | Piece::Other => None,
    });
    let ends_open = matches!(pieces.last(), Some(Piece::To | Piece::And | Piece::Slash));
    ends_open || last_number.is_none_or(|n| n < 1900)
}

/// The one date a text begins with.
pub(crate) fn first_date(text: &str) -> Option<Date> {
    let windows = windows(text)?;
    windows.first().map(|w| w.first)
}

/// The last whole date in a file's name: `… - 23 july 2024.pdf` or `… 2024-07-23.pdf`.
pub(crate) fn in_file_name(name: &str) -> Option<Date> {
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let pieces: Vec<Piece> = pieces(stem)
        .into_iter()
        .filter(|p| !matches!(p, Piece::To))
        .collect();
    pieces.windows(3).rev().find_map(|three| match three {
        [Piece::Number(day), Piece::Month(month), Piece::Number(year)] => date(*year, *month, *day),
        [
            Piece::Number(year),
            Piece::Number(month),
            Piece::Number(day),
        ] if *year > 1900 => date(*year, i8::try_from(*month).ok()?, *day),
        _ => None,
    })
}

fn date(year: i16, month: i8, day: i16) -> Option<Date> {
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

/// A partial date made whole with the month and year of the date to its right.
fn whole(partial: Partial, right: Option<Date>) -> Option<Date> {
    let month = partial.month.or(right.map(Date::month))?;
    let year = match (partial.year, right) {
        (Some(year), _) => year,
        // "28 November to 9 January 2015" began the year before.
        (None, Some(right)) if month > right.month() => right.year() - 1,
        (None, Some(right)) => right.year(),
        (None, None) => return None,
    };
    Date::new(year, month, partial.day).ok()
}

/// The pieces of a text, up to the first word that belongs to no range.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = if c.is_ascii_digit() {
            let end = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            let (digits, _) = rest.split_at(end);
            pieces.push(digits.parse().map_or(Piece::Other, Piece::Number));
            let tail = rest.get(end..).unwrap_or_default();
            // Ordinals: 1st, 2nd, 3rd, 4th.
            let ordinal = ["st", "nd", "rd", "th"].iter().any(|o| {
                tail.starts_with(o) && !tail.chars().nth(2).is_some_and(char::is_alphabetic)
            });
            end + if ordinal { 2 } else { 0 }
        } else if c.is_alphabetic() {
            let end = rest
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(rest.len());
            let (word, _) = rest.split_at(end);
            if let Some(piece) = word_piece(&word.to_lowercase()) {
                pieces.push(piece);
            }
            end
        } else {
            match c {
                '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' => pieces.push(Piece::To),
                '&' => pieces.push(Piece::And),
                '/' => pieces.push(Piece::Slash),
                _ => {}
            }
            c.len_utf8()
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    pieces
}

/// What a word is in a range; none for the names of days, which say nothing more.
fn word_piece(word: &str) -> Option<Piece> {
    if DAYS.contains(&word) || word == "of" {
        return None;
    }
    let month = (word.len() >= 3)
        .then(|| {
            MONTHS
                .iter()
                .position(|m| m.starts_with(word) || (word == "sept" && *m == "september"))
        })
        .flatten()
        .and_then(|i| i8::try_from(i + 1).ok());
    Some(match (word, month) {
        (_, Some(month)) => Piece::Month(month),
        ("to" | "until", None) => Piece::To,
        ("and", None) => Piece::And,
        _ => Piece::Other,
    })
}

/// Ranges in order: a first date where two are printed, and a last one.
fn ranges(pieces: &[Piece]) -> Vec<(Option<Partial>, Partial)> {
    let mut ranges: Vec<(Option<Partial>, Partial)> = Vec::new();
    let mut first: Option<Partial> = None;
    let mut current: Option<Partial> = None;
    let mut rest = pieces;
    loop {
        match rest {
            [
                Piece::Number(day),
                Piece::Slash,
                Piece::Number(month),
                Piece::Slash,
                Piece::Number(year),
                tail @ ..,
            ] => {
                current = partial(*day, i8::try_from(*month).ok(), Some(full_year(*year)));
                rest = tail;
            }
            [
                Piece::Number(day),
                Piece::Month(month),
                Piece::Number(year),
                tail @ ..,
            ] if *year > 1900 => {
                current = partial(*day, Some(*month), Some(*year));
                rest = tail;
            }
            [Piece::Number(day), Piece::Month(month), tail @ ..] => {
                current = partial(*day, Some(*month), None);
                rest = tail;
            }
            [Piece::Number(day), tail @ ..] if current.is_none() && *day <= 31 => {
                current = partial(*day, None, None);
                rest = tail;
            }
            [Piece::To, tail @ ..] => {
                first = current.take().or(first);
                rest = tail;
            }
            [Piece::And, tail @ ..] => {
                if let Some(last) = current.take() {
                    ranges.push((first.take(), last));
                }
                rest = tail;
            }
            _ => break,
        }
    }
    if let Some(last) = current {
        ranges.push((first, last));
    }
    ranges
}

fn partial(day: i16, month: Option<i8>, year: Option<i16>) -> Option<Partial> {
    i8::try_from(day)
        .ok()
        .map(|day| Partial { day, month, year })
}

fn full_year(year: i16) -> i16 {
    if year < 100 { 2000 + year } else { year }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        windows(text).map_or_else(
            || "none".to_owned(),
            |windows| {
                windows
                    .iter()
                    .map(|w| format!("{}..{}", w.first, w.last))
                    .collect::<Vec<_>>()
                    .join(" ")
            },
        )
    }

    #[test]
    fn ranges_borrow_month_and_year_from_the_right() {
        for (text, is) in [
            ("4 to 15 March 2024", "2024-03-04..2024-03-15"),
            ("28 February to 4 March 2022", "2022-02-28..2022-03-04"),
            ("28 June 2021 to 9 July 2021", "2021-06-28..2021-07-09"),
            (
                "28 November \u{2013} 16 January 2015",
                "2014-11-28..2015-01-16",
            ),
            ("11 \u{2012} 22 July 2022", "2022-07-11..2022-07-22"),
            ("11 \u{2500}22 July 2022", "2022-07-11..2022-07-22"),
            ("15-19 July 2013", "2013-07-15..2013-07-19"),
            ("13/10/2015 to 4/11/2015", "2015-10-13..2015-11-04"),
            ("12 Feb 2014 \u{2013} 5 Mar 2014", "2014-02-12..2014-03-05"),
            ("28 July 2016", "2016-07-28..2016-07-28"),
            (
                "Monday 3rd to Friday 14th June 2024",
                "2024-06-03..2024-06-14",
            ),
        ] {
            assert_eq!(read(text), is, "{text}");
        }
    }

    #[test]
    fn two_windows_stand_one_after_the_other() {
        assert_eq!(
            read("5 to 9 May 2025 and 9 to 13 June 2025"),
            "2025-05-05..2025-05-09 2025-06-09..2025-06-13"
        );
        assert_eq!(
            read("19 November-11 December 2013 and 28 \u{2013} 30 January 2014"),
            "2013-11-19..2013-12-11 2014-01-28..2014-01-30"
        );
        assert_eq!(
            read("2 to 6 June and 23 to 27 June 2025"),
            "2025-06-02..2025-06-06 2025-06-23..2025-06-27"
        );
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "to",
            "to be confirmed",
            "32 March 2024",
            "30 February 2024",
            "4 to 15 March",
            "March 2024",
        ] {
            assert_eq!(read(text), "none", "{text}");
        }
    }

    #[test]
    fn a_range_cut_at_the_line_is_seen() {
        assert!(is_cut("8 July 2019 to 12 July 2019 and 7 August 2019 to"));
        assert!(is_cut("19 November-11 December 2013 and 28 \u{2013} 30"));
        assert!(is_cut("4 to 15"));
        assert!(!is_cut("4 to 15 March 2024"));
    }

    #[test]
    fn a_file_name_carries_its_date() {
        let day = |name| in_file_name(name).map(|d| d.to_string());
        assert_eq!(
            day("80999_somewhere 12 may 2011/report - 23 july 2024.pdf").as_deref(),
            Some("2024-07-23")
        );
        assert_eq!(day("report-2024-07-23.pdf").as_deref(), Some("2024-07-23"));
        assert_eq!(day("report.pdf"), None);
        assert_eq!(day("50123456.pdf"), None);
    }
}
