//! Cells as a census checked against a schema takes them: exactly as written, or not at all.

use children::Day;
use children::codes::Code;
use compact_str::CompactString;

use super::{Cell, Field, Got, Normalised, dates};
use crate::read::CellView;
use crate::write::Value;

/// A code in the capitals of its list, with nothing around it: not a space, not a label.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Strict<C>(pub C);

/// A day written year first, `2026-03-31`. A time or zone after it is left out; any other form is none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct IsoDay(pub Day);

/// `true`, `false`, `1` or `0`, in any case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TrueFalse(pub bool);

/// Text with its spaces, nothing taken away.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Verbatim(pub CompactString);

/// What stands in a cell of text; other kinds of cell, that a workbook has, as the text a person would see.
fn seen<T>(cell: CellView<'_>, read: impl FnOnce(&str) -> Got<T>) -> Got<T> {
    match cell {
        CellView::Empty => Got::Blank,
        CellView::Text(text) if text.bytes().all(|byte| byte.is_ascii_whitespace()) => Got::Blank,
        CellView::Text(text) => read(text),
        CellView::Number(number) => read(&number.to_string()),
        CellView::Bool(yes) => read(if yes { "true" } else { "false" }),
        CellView::Date(date) => read(&date.date().to_string()),
        CellView::Error(_) => Got::EmptyBy(Normalised::SpreadsheetError),
    }
}

impl<C: Code> Field for Strict<C> {
    const KIND: &'static str = "a code";

    fn read(cell: CellView<'_>) -> Got<Self> {
        seen(cell, |text| {
            let code = C::ALL.iter().find(|each| each.code() == text);
            code.map_or(Got::Unreadable, |code| Got::Plain(Self(*code)))
        })
    }

    fn write(&self) -> Value<'_> {
        Value::Text(self.0.code().into())
    }
}

impl<C: Code> Cell<Strict<C>> {
    /// The code, where one of the set was given.
    #[must_use]
    pub fn code(&self) -> Option<C> {
        self.value().map(|Strict(code)| code)
    }

    /// Whether it is this code.
    #[must_use]
    pub fn is(&self, code: C) -> bool {
        self.code() == Some(code)
    }

    /// Whether it is one of these codes.
    #[must_use]
    pub fn is_one_of(&self, codes: &[C]) -> bool {
        self.code().is_some_and(|code| codes.contains(&code))
    }

    /// What was written, code or not; empty where nothing was.
    #[must_use]
    pub fn written(&self) -> &str {
        match self {
            Self::Blank => "",
            Self::Read(Strict(code)) => code.code(),
            Self::Unreadable(text) => text,
        }
    }
}

impl Field for IsoDay {
    const KIND: &'static str = "a date (2026-03-31)";

    fn read(cell: CellView<'_>) -> Got<Self> {
        if matches!(cell, CellView::Date(_)) {
            return dates::day(cell).map(Self);
        }
        seen(cell, |text| {
            let text = text.trim_matches([' ', '\t', '\r', '\n']);
            let Some((date, after)) = text.split_at_checked(10) else {
                return Got::Unreadable;
            };
            match (iso(date), after.bytes().next()) {
                (Some(day), None) => Got::Plain(Self(day)),
                (Some(day), Some(b'T' | b'Z' | b'+' | b'-')) => {
                    Got::Other(Self(day), Normalised::TimeDropped)
                }
                (Some(_), Some(_)) | (None, _) => Got::Unreadable,
            }
        })
    }

    fn write(&self) -> Value<'_> {
        Value::Day(self.0)
    }
}

/// Four digits, two and two, with hyphens between.
fn iso(date: &str) -> Option<Day> {
    let number = |from: usize, to: usize| -> Option<i16> {
        let digits = date.get(from..to)?;
        digits
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| digits.parse().ok())?
    };
    if (date.get(4..5)?, date.get(7..8)?) != ("-", "-") {
        return None;
    }
    let (month, day) = (number(5, 7)?, number(8, 10)?);
    Day::new(
        number(0, 4)?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
}

impl Cell<IsoDay> {
    /// The day, where it could be read.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.value().map(|IsoDay(day)| day)
    }
}

impl Field for TrueFalse {
    const KIND: &'static str = "true or false";

    fn read(cell: CellView<'_>) -> Got<Self> {
        seen(cell, |text| {
            let text = text.trim_matches([' ', '\t', '\r', '\n']);
            let is = |words: [&str; 2]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
            if is(["true", "1"]) {
                Got::Plain(Self(true))
            } else if is(["false", "0"]) {
                Got::Plain(Self(false))
            } else {
                Got::Unreadable
            }
        })
    }

    fn write(&self) -> Value<'_> {
        Value::Text(if self.0 { "true" } else { "false" }.into())
    }
}

impl Cell<TrueFalse> {
    /// It says yes.
    #[must_use]
    pub fn is_true(&self) -> bool {
        self.get() == Some(&TrueFalse(true))
    }

    /// It says no.
    #[must_use]
    pub fn is_false(&self) -> bool {
        self.get() == Some(&TrueFalse(false))
    }
}

impl Field for Verbatim {
    const KIND: &'static str = "text";

    fn read(cell: CellView<'_>) -> Got<Self> {
        seen(cell, |text| Got::Plain(Self(CompactString::new(text))))
    }

    fn write(&self) -> Value<'_> {
        Value::Text(self.0.as_str().into())
    }
}

impl Cell<Verbatim> {
    /// The text; empty where none was given.
    #[must_use]
    pub fn text(&self) -> &str {
        self.get().map_or("", |Verbatim(text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use children::codes::Ethnicity;

    use super::*;

    #[test]
    fn a_code_is_taken_only_as_its_list_has_it() {
        let read = |text| Strict::<Ethnicity>::read(CellView::Text(text));
        assert_eq!(read("WBRI"), Got::Plain(Strict(Ethnicity::Wbri)));
        assert_eq!(read("wbri"), Got::Unreadable);
        assert_eq!(read(" WBRI"), Got::Unreadable);
        assert_eq!(read(" \n "), Got::Blank);
    }

    #[test]
    fn a_date_stands_year_first() {
        let read = |text| IsoDay::read(CellView::Text(text));
        let day = IsoDay(Day::new(2026, 3, 31).unwrap());
        assert_eq!(read("2026-03-31"), Got::Plain(day));
        assert_eq!(read("\n 2026-03-31 "), Got::Plain(day));
        for timed in ["2026-03-31T15:00:00", "2026-03-31Z", "2026-03-31+01:00"] {
            assert_eq!(read(timed), Got::Other(day, Normalised::TimeDropped));
        }
        for other in [
            "31/03/2026",
            "2026-02-30",
            "9999-12-31",
            "2026-3-31",
            "20260331",
            "+026-03-31",
            "2026-03-3é",
        ] {
            assert_eq!(read(other), Got::Unreadable, "{other}");
        }
    }

    #[test]
    fn yes_and_no_are_taken_in_any_case() {
        let read = |text| TrueFalse::read(CellView::Text(text));
        assert_eq!(read("TRUE"), Got::Plain(TrueFalse(true)));
        assert_eq!(read("0"), Got::Plain(TrueFalse(false)));
        assert_eq!(read("no"), Got::Unreadable);
        assert_eq!(read("TRUE1"), Got::Unreadable);
    }
}
