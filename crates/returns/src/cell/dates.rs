//! Dates and times as councils write them.

use children::{Day, Moment};

use super::{Got, Normalised, trimmed};
use crate::read::CellView;

/// Days a spreadsheet counts before 1 January 1900 is day 1 (and 29 February 1900, which never was, is day 60).
const SPREADSHEET_FIRST: (i16, i8, i8) = (1899, 12, 30);

/// Reads a day.
pub(super) fn day(cell: CellView<'_>) -> Got<Day> {
    match moment(cell) {
        Got::Blank => Got::Blank,
        Got::Plain(moment) => match moment.minute {
            None | Some(0) => Got::Plain(moment.day),
            Some(_) => Got::Other(moment.day, Normalised::TimeDropped),
        },
        Got::EmptyBy(how) => Got::EmptyBy(how),
        Got::Other(moment, how) => Got::Other(moment.day, how),
        Got::Unreadable => Got::Unreadable,
    }
}

/// Reads a day with its time where there is one.
pub(super) fn moment(cell: CellView<'_>) -> Got<Moment> {
    let got = trimmed(
        cell,
        |other| match other {
            CellView::Date(date) => {
                let minute =
                    u16::try_from(i32::from(date.hour()) * 60 + i32::from(date.minute())).ok();
                Day::from_date(date.date())
                    .map_or(Got::Unreadable, |day| Got::Plain(Moment { day, minute }))
            }
            CellView::Number(serial) => serial_day(serial).map_or(Got::Unreadable, |day| {
                Got::Other(Moment::of_day(day), Normalised::SerialDate)
            }),
            CellView::Bool(_) => Got::Unreadable,
            CellView::Empty | CellView::Text(_) | CellView::Error(_) => Got::Blank,
        },
        |text| written(text).map_or(Got::Unreadable, Got::Plain),
    );
    match got {
        Got::Plain(moment) | Got::Other(moment, _) if moment.day.parts() == (1900, 1, 1) => {
            Got::EmptyBy(Normalised::PlaceholderDate)
        }
        Got::Blank | Got::Plain(_) | Got::EmptyBy(_) | Got::Other(..) | Got::Unreadable => got,
    }
}

/// The day of a spreadsheet's number; only whole numbers of days from 1920 to 2100, so that an age is never a date.
fn serial_day(serial: f64) -> Option<Day> {
    let days = super::whole(serial.floor())?;
    let (year, month, day) = SPREADSHEET_FIRST;
    (7_306..73_050)
        .contains(&days)
        .then(|| Day::new(year, month, day).map(|first| first.plus(days)))
        .flatten()
}

/// A date written out: `31/03/2026`, `31-03-2026`, `2026-03-31`, `31 March 2026`, `31-Mar-2026`, each with a time after
/// it or without. A year of two digits is not read: the century would be a guess. The day stands before the month.
fn written(text: &str) -> Option<Moment> {
    if let Some(day) = usual(text) {
        return Some(Moment::of_day(day));
    }
    let (date, time) = split_time(text);
    let mut parts = date
        .split(['/', '-', '.', ' '])
        .filter(|part| !part.is_empty());
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else {
        (third, second, first)
    };
    if year.len() != 4 || day.len() > 2 {
        return None;
    }
    let day = Day::new(year.parse().ok()?, month_of(month)?, day.parse().ok()?)?;
    let minute = match time {
        "" => None,
        time => Some(minute_of(time)?),
    };
    Some(Moment { day, minute })
}

/// A day in one of the two forms nearly all are in, `31/03/2026` and `2026-03-31`.
fn usual(text: &str) -> Option<Day> {
    let (year, month, day) = match *text.as_bytes() {
        [d, e, b'/', m, n, b'/', y, z, v, w] | [y, z, v, w, b'-', m, n, b'-', d, e] => {
            ([y, z, v, w], [m, n], [d, e])
        }
        _ => return None,
    };
    let (month, day) = (digits(month)?, digits(day)?);
    Day::new(
        digits(year)?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
}

/// The number of up to four digits.
fn digits<const LENGTH: usize>(text: [u8; LENGTH]) -> Option<i16> {
    text.into_iter().try_fold(0, |so_far, digit| {
        digit
            .is_ascii_digit()
            .then(|| so_far * 10 + i16::from(digit - b'0'))
    })
}

/// The date and the time of a text; the time is what follows a `T` or the last space before a colon.
fn split_time(text: &str) -> (&str, &str) {
    let Some(colon) = text.find(':') else {
        return (text, "");
    };
    let before = text.get(..colon).unwrap_or(text);
    match before.rfind(['T', 't', ' ']) {
        Some(at) => (
            text.get(..at).unwrap_or(text),
            text.get(at + 1..).unwrap_or(""),
        ),
        None => (text, ""),
    }
}

/// A month by number or English name.
fn month_of(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse::<i8>() {
        return Some(number);
    }
    let name = text.to_ascii_lowercase();
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let at = months.iter().position(|month| name.starts_with(month))?;
    i8::try_from(at + 1).ok()
}

/// Minutes after midnight of `14:05`, `14:05:00`, `14:05:00.000`, `2:05 PM`; a zone after it is not read.
fn minute_of(text: &str) -> Option<u16> {
    let upper = text.to_ascii_uppercase();
    let (clock, half) = match (upper.strip_suffix("PM"), upper.strip_suffix("AM")) {
        (Some(clock), _) => (clock.trim(), Some(true)),
        (None, Some(clock)) => (clock.trim(), Some(false)),
        (None, None) => (upper.as_str(), None),
    };
    let mut parts = clock.split(':');
    let (hour, minute) = (
        parts.next()?.parse::<u16>().ok()?,
        parts.next()?.parse::<u16>().ok()?,
    );
    let hour = match half {
        Some(after_noon) if (1..=12).contains(&hour) => hour % 12 + if after_noon { 12 } else { 0 },
        Some(_) => return None,
        None => hour,
    };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        match moment(CellView::Text(text)) {
            Got::Plain(moment) | Got::Other(moment, _) => Some(moment.to_string()),
            Got::Blank | Got::EmptyBy(_) | Got::Unreadable => None,
        }
    }

    #[test]
    fn dates_are_read_as_councils_write_them() {
        for text in [
            "31/03/2026",
            "31-03-2026",
            "2026-03-31",
            "31 March 2026",
            "31-Mar-2026",
            "31.03.2026",
        ] {
            assert_eq!(read(text).as_deref(), Some("2026-03-31"), "{text}");
        }
        for text in [
            "31/03/2026 14:05",
            "2026-03-31T14:05:00",
            "2026-03-31 14:05:00.000",
            "31/03/2026 2:05 PM",
        ] {
            assert_eq!(read(text).as_deref(), Some("2026-03-31 14:05"), "{text}");
        }
        for text in [
            "31/3/26",
            "31/02/2026",
            "2026",
            "tomorrow",
            "03/31/2026",
            "31/03/2026 25:00",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_a_spreadsheet_are_days_only_where_they_can_be() {
        assert_eq!(
            day(CellView::Number(45_750.0)),
            Got::Other(Day::new(2025, 4, 3).unwrap(), Normalised::SerialDate)
        );
        assert_eq!(day(CellView::Number(14.0)), Got::Unreadable);
        assert_eq!(
            day(CellView::Text("01/01/1900")),
            Got::EmptyBy(Normalised::PlaceholderDate)
        );
        assert_eq!(
            day(CellView::Text("31/03/2026 09:00")),
            Got::Other(Day::new(2026, 3, 31).unwrap(), Normalised::TimeDropped)
        );
    }
}
