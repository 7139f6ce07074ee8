//! Which numbers of a workbook it shows as dates, and what day a number is.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, date};

use super::xml::{Next, Xml, attribute, attribute_text};

/// The most styles that are kept; a workbook may have 64,000.
const MOST_STYLES: usize = 100_000;

/// For each style of a cell, whether its numbers are shown as dates; and whether the part was read to its end.
pub(super) fn dates(xml: &mut Xml<'_>) -> (Vec<bool>, bool) {
    let mut own = BTreeMap::new();
    let mut styles = Vec::new();
    let mut among_cells = false;
    loop {
        match xml.next() {
            Next::Start(start) => match start.local_name().as_ref() {
                "numFmt" if own.len() < MOST_STYLES => {
                    if let (Some(id), Some(form)) = (
                        number(attribute(&start, "numFmtId")),
                        attribute_text(&start, "formatCode"),
                    ) {
                        own.insert(id, shows_date(&form));
                    }
                }
                "cellXfs" => among_cells = true,
                "cellStyles" | "dxfs" => return (styles, true),
                "xf" if among_cells && styles.len() < MOST_STYLES => {
                    let id = number(attribute(&start, "numFmtId")).unwrap_or(0);
                    styles.push(own.get(&id).copied().unwrap_or_else(|| built_in_date(id)));
                }
                _ => {}
            },
            Next::Over => return (styles, among_cells),
            Next::End(_) | Next::Text(_) | Next::Char(_) | Next::Other => {}
        }
    }
}

fn number(value: Option<std::borrow::Cow<'_, str>>) -> Option<u32> {
    value?.parse().ok()
}

/// The forms every workbook knows by number. Those that count hours past a day (46) stay numbers.
fn built_in_date(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45 | 47 | 50..=58)
}

/// Whether a form such as `dd/mm/yyyy;@` shows a date or a time of day.
fn shows_date(form: &str) -> bool {
    let mut characters = form.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                characters.by_ref().find(|each| *each == '"');
            }
            '\\' | '_' | '*' => {
                characters.next();
            }
            '[' => {
                let within: String = characters
                    .by_ref()
                    .take_while(|each| *each != ']')
                    .collect();
                // Hours, minutes or seconds counted on: a length of time and no day.
                let counts = !within.is_empty()
                    && within
                        .chars()
                        .all(|each| matches!(each, 'h' | 'H' | 'm' | 'M' | 's' | 'S'));
                if counts {
                    return false;
                }
            }
            ';' => return false,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

/// The moment a workbook's number stands for; none where it is outside what a workbook calls a date.
pub(super) fn moment(serial: f64, from_1904: bool) -> Option<DateTime> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let mut days = whole(serial.floor())?;
    let mut seconds = whole((serial.fract() * 86_400.0).round())?;
    if seconds >= 86_400 {
        (days, seconds) = (days + 1, 0);
    }
    let first = match (from_1904, days) {
        (true, _) => date(1904, 1, 1),
        // Workbooks hold that 1900 was a leap year, so days before its March are counted from a day later.
        (false, 0..60) => date(1899, 12, 31),
        (false, _) => date(1899, 12, 30),
    };
    Some(
        first
            .checked_add(days.days())
            .ok()?
            .to_datetime(time(seconds)?),
    )
}

fn time(seconds: i32) -> Option<Time> {
    let part = |of: i32| i8::try_from(of).ok();
    Time::new(
        part(seconds / 3600)?,
        part(seconds / 60 % 60)?,
        part(seconds % 60)?,
        0,
    )
    .ok()
}

fn whole(number: f64) -> Option<i32> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole, and within the days a workbook counts"
    )]
    (0.0..3_000_000.0)
        .contains(&number)
        .then_some(number as i32)
}

/// A moment or a day written out, as some programs store dates.
pub(super) fn written_moment(text: &str) -> Option<DateTime> {
    let text = text.trim_end_matches('Z');
    text.parse::<DateTime>().ok().or_else(|| {
        text.parse::<Date>()
            .ok()
            .map(|day| day.to_datetime(Time::midnight()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_shows_a_date_by_its_letters_outside_quotes() {
        for form in [
            "dd/mm/yyyy",
            "d-mmm-yy;@",
            "[$-809]dd mmmm yyyy",
            "hh:mm",
            "[Red]yyyy",
            "\"on\" d/m/yy",
        ] {
            assert!(shows_date(form), "{form}");
        }
        for form in [
            "General",
            "0.00",
            "#,##0;[Red]-#,##0",
            "0\" days\"",
            "[h]:mm:ss",
            "@",
            "\\d0",
            "0_d",
            "",
        ] {
            assert!(!shows_date(form), "{form}");
        }
    }

    #[test]
    fn a_number_is_the_day_a_workbook_shows_for_it() {
        let day = |serial| moment(serial, false).map(|moment| moment.date());
        assert_eq!(day(1.0), Some(date(1900, 1, 1)));
        assert_eq!(day(59.0), Some(date(1900, 2, 28)));
        assert_eq!(day(61.0), Some(date(1900, 3, 1)));
        assert_eq!(day(45_750.0), Some(date(2025, 4, 3)));
        assert_eq!(day(2_958_465.0), Some(date(9999, 12, 31)));
        assert_eq!(
            moment(0.0, true).map(|moment| moment.date()),
            Some(date(1904, 1, 1))
        );
        assert_eq!(
            moment(44_288.0, true).map(|moment| moment.date()),
            Some(date(2025, 4, 3))
        );
        assert_eq!(
            moment(45_750.75, false),
            Some(date(2025, 4, 3).at(18, 0, 0, 0))
        );
        assert_eq!(
            moment(45_750.999_999_99, false),
            Some(date(2025, 4, 4).at(0, 0, 0, 0))
        );
        for serial in [-1.0, f64::NAN, f64::INFINITY, 2_958_466.0, 1e300] {
            assert_eq!(moment(serial, false), None);
        }
    }
}
