//! A day to type: its day, month and year in a field each, or all of it in the first, as people write it.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{Wrong, several};

/// What was typed for a day. The form sends the first field under the question's name, the others with `_month` and `_year`
/// after it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TypedDay<'a> {
    /// The day, or the whole of it: "24", "24/11/26", "24 November 2026".
    pub(crate) day: &'a str,
    /// The month, as a number or by name.
    pub(crate) month: &'a str,
    /// The year, with four figures or two.
    pub(crate) year: &'a str,
}

impl TypedDay<'_> {
    /// The day; none where nothing was typed.
    ///
    /// # Errors
    /// What to do, where it is no day.
    pub(crate) fn read(self) -> Result<Option<Date>, String> {
        let parts = [self.day.trim(), self.month.trim(), self.year.trim()];
        let whole = match parts {
            ["", "", ""] => return Ok(None),
            [whole, "", ""] => day_typed(whole),
            ["", _, _] => return Err("Enter the day as well".to_owned()),
            [_, "", _] => return Err("Enter the month as well".to_owned()),
            [_, _, ""] => return Err("Enter the year as well".to_owned()),
            [day, month, year] => day_typed(&format!("{day} {month} {year}")),
        };
        let wrong = || "Enter a day there is, for example 27 3 2026".to_owned();
        whole.ok_or_else(wrong).map(Some)
    }
}

/// The three fields of a day.
pub(crate) fn day(
    name: &str,
    legend: &str,
    hint: &str,
    typed: TypedDay<'_>,
    wrong: &[Wrong],
) -> Markup {
    let error = wrong.iter().any(|(of, _)| *of == name);
    let field = |id: String, label: &str, class: &str, value: &str| {
        let marked = if error { " govuk-input--error" } else { "" };
        html! {
            div.govuk-date-input__item {
                div.govuk-form-group {
                    label.govuk-label.govuk-date-input__label for=(id) { (label) }
                    // Months may be typed by name, and the first takes a whole date: no field asks for figures alone.
                    input class={ "govuk-input govuk-date-input__input " (class) (marked) } id=(id) name=(id) type="text" autocomplete="off" value=(value);
                }
            }
        }
    };
    let places = html! {
        div.govuk-date-input {
            (field(name.to_owned(), "Day", "govuk-input--width-2", typed.day))
            (field(format!("{name}_month"), "Month", "govuk-input--width-2", typed.month))
            (field(format!("{name}_year"), "Year", "govuk-input--width-4", typed.year))
        }
    };
    several(name, legend, hint, wrong, places)
}

/// A day as people type it: 31/3/26, 31.3.2026, 31 3 2026, 31 March 2026, or 2026-03-31.
pub(crate) fn day_typed(typed: &str) -> Option<Date> {
    let parts: Vec<&str> = typed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    let [first, month, last] = parts.as_slice() else {
        return None;
    };
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    let written: i16 = year.parse().ok()?;
    let year = match year.len() {
        2 => 2000 + written,
        4 => written,
        _ => return None,
    };
    Date::new(year, month_typed(month)?, day.parse().ok()?).ok()
}

/// A month by number, or by its name or the first letters of it.
fn month_typed(typed: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
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
    let small = typed.to_lowercase();
    let named = MONTHS
        .iter()
        .position(|month| small.len() >= 3 && month.starts_with(&small));
    match named {
        Some(at) => i8::try_from(at + 1).ok(),
        None => typed.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_may_be_typed_as_people_write_it() {
        for typed in [
            "24/11/26",
            "24.11.2026",
            "24 11 26",
            "2026-11-24",
            "24 November 2026",
            "24 nov 26",
        ] {
            assert_eq!(day_typed(typed), Some(date(2026, 11, 24)), "{typed}");
        }
        for typed in [
            "",
            "tomorrow",
            "31/2/26",
            "24/11",
            "24/11/126",
            "24 no 26",
            "é/1/26",
            "24 é 26",
        ] {
            assert_eq!(day_typed(typed), None, "{typed}");
        }
    }

    #[test]
    fn three_fields_are_one_day_and_what_is_missing_is_said() {
        let read = |day, month, year| TypedDay { day, month, year }.read();
        for (day, month, year) in [
            ("24", "11", "2026"),
            (" 24 ", "Nov", "26"),
            ("24/11/26", "", ""),
        ] {
            assert_eq!(read(day, month, year), Ok(Some(date(2026, 11, 24))));
        }
        assert_eq!(read("", " ", ""), Ok(None));
        for (day, month, year, says) in [
            ("", "11", "2026", "Enter the day as well"),
            ("24", "", "2026", "Enter the month as well"),
            ("24", "11", "", "Enter the year as well"),
            (
                "31",
                "2",
                "2026",
                "Enter a day there is, for example 27 3 2026",
            ),
            ("24", "", "", "Enter a day there is, for example 27 3 2026"),
        ] {
            assert_eq!(read(day, month, year), Err(says.to_owned()));
        }
    }
}
