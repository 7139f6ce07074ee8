//! A cell as supplied: blank, read, or given but not readable. And how each kind of field is read and written.

use children::codes::{Code, Set};
use children::{Day, Moment};
use compact_str::CompactString;

use crate::read::CellView;
use crate::write::Value;

mod coded;
mod dates;
mod exact;
mod strict;

pub use exact::Exact;
pub use strict::{IsoDay, Strict, TrueFalse, Verbatim};

/// Text as supplied, trimmed; short text needs no room of its own.
pub type Text = CompactString;

/// A cell of a known kind.
#[derive(Clone, PartialEq, Default)]
pub enum Cell<T> {
    /// Nothing was given.
    #[default]
    Blank,
    /// What was given.
    Read(T),
    /// Something was given that is not of this kind: kept as written.
    Unreadable(Box<str>),
}

impl<T> Cell<T> {
    /// What was given, where it could be read.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Read(value) => Some(value),
            Self::Blank | Self::Unreadable(_) => None,
        }
    }

    /// Something was given, readable or not.
    pub fn is_given(&self) -> bool {
        !matches!(self, Self::Blank)
    }

    /// Nothing was given.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// Something was given that is not of this kind.
    pub fn is_unreadable(&self) -> bool {
        matches!(self, Self::Unreadable(_))
    }
}

impl<T: Copy> Cell<T> {
    /// What was given, where it could be read.
    pub fn value(&self) -> Option<T> {
        self.get().copied()
    }
}

impl Cell<Text> {
    /// The text; empty where none was given.
    pub fn text(&self) -> &str {
        self.get().map_or("", CompactString::as_str)
    }
}

impl Cell<YesNo> {
    /// Yes or no; `None` where neither was said.
    pub fn yes(&self) -> Option<bool> {
        match self.get()? {
            YesNo::Yes => Some(true),
            YesNo::No => Some(false),
            YesNo::Unknown => None,
        }
    }
}

impl<T> From<Option<T>> for Cell<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Blank, Self::Read)
    }
}

impl From<&str> for Cell<Text> {
    fn from(value: &str) -> Self {
        if value.is_empty() {
            Self::Blank
        } else {
            Self::Read(value.into())
        }
    }
}

impl From<bool> for Cell<YesNo> {
    fn from(value: bool) -> Self {
        Self::Read(if value { YesNo::Yes } else { YesNo::No })
    }
}

/// Says only which case it is: a cell may hold a child's name.
impl<T> std::fmt::Debug for Cell<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Blank => "Blank",
            Self::Read(_) => "Read(…)",
            Self::Unreadable(_) => "Unreadable(…)",
        })
    }
}

/// What reading a cell gave.
#[derive(Clone, PartialEq, Debug)]
pub enum Got<T> {
    /// Nothing was given.
    Blank,
    /// Given as the layout asks.
    Plain(T),
    /// Nothing that can be used, though the cell was not empty: `#N/A`, a placeholder.
    EmptyBy(Normalised),
    /// Given in another way, and understood.
    Other(T, Normalised),
    /// Not of this kind.
    Unreadable,
}

impl<T> Got<T> {
    /// The same with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Got<U> {
        match self {
            Self::Blank => Got::Blank,
            Self::Plain(value) => Got::Plain(change(value)),
            Self::EmptyBy(how) => Got::EmptyBy(how),
            Self::Other(value, how) => Got::Other(change(value), how),
            Self::Unreadable => Got::Unreadable,
        }
    }
}

/// What was different from the layout and understood all the same. Reported by column, with counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Normalised {
    /// An error of the spreadsheet (`#N/A`) taken as nothing.
    SpreadsheetError,
    /// A date written as text in a workbook.
    TextDate,
    /// A date given as a bare number, as spreadsheets count days.
    SerialDate,
    /// A time of day where only the day is asked.
    TimeDropped,
    /// 1 January 1900, taken as nothing.
    PlaceholderDate,
    /// A letter before the code or a label after it.
    CodeAndLabel,
    /// The label alone.
    LabelAlone,
    /// A number where an identifier is text: zeros in front may have been lost.
    NumberAsText,
    /// Text where a number is asked.
    TextAsNumber,
    /// An old form of a code.
    OldCode,
    /// Part of the text (a flag, a code of a list) not known.
    PartUnknown,
    /// A part after the point where whole years are asked.
    PartDropped,
}

impl Normalised {
    /// In words, as they follow a count of cells.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::SpreadsheetError => "held an error of the spreadsheet and were taken as blank",
            Self::TextDate => "were dates written as text",
            Self::SerialDate => "were dates given as numbers",
            Self::TimeDropped => "had a time of day, of which only the day was used",
            Self::PlaceholderDate => "held 1 January 1900 and were taken as blank",
            Self::CodeAndLabel => "held a letter or a label beside the code",
            Self::LabelAlone => "held a label in place of the code",
            Self::NumberAsText => {
                "were numbers where text is asked: zeros in front may have been lost"
            }
            Self::TextAsNumber => "were text where a number is asked",
            Self::OldCode => "held an older form of the code",
            Self::PartUnknown => "held a part that is not known, which was left out",
            Self::PartDropped => "had a part of a year, of which only the whole years were used",
        }
    }
}

/// Yes, no, or said not to be known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Unknown, or not applicable.
    Unknown,
}

/// Codes set to yes in a JSON object (`{"NFA_FLAG":"Y","ADVICE_FLAG":"N"}`), as the safeguarding dataset writes outcomes.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags<C>(pub Set<C>);

/// A list of codes, as a JSON array (`["1A","2B"]`), an object of flags, or with commas between.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct CodeList<C>(pub Set<C>);

/// A kind of field: how it is read and written.
pub trait Field: Sized {
    /// What the layout asks for, in words: "a date".
    const KIND: &'static str;
    /// Reads a cell.
    fn read(cell: CellView<'_>) -> Got<Self>;
    /// As it is written.
    fn write(&self) -> Value<'_>;
}

/// Text that stands for nothing: spreadsheet errors as text, and the word NULL that databases export.
fn stands_for_nothing(text: &str) -> bool {
    [
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!",
    ]
    .iter()
    .any(|error| text.eq_ignore_ascii_case(error))
}

/// Text of a cell trimmed of every kind of space, or what it is instead.
fn trimmed<'a, T>(
    cell: CellView<'a>,
    other: impl FnOnce(CellView<'a>) -> Got<T>,
    text: impl FnOnce(&'a str) -> Got<T>,
) -> Got<T> {
    match cell {
        CellView::Empty => Got::Blank,
        CellView::Error(_) => Got::EmptyBy(Normalised::SpreadsheetError),
        CellView::Text(raw) => {
            let raw = raw.trim();
            if raw.is_empty() || raw.eq_ignore_ascii_case("NULL") {
                Got::Blank
            } else if raw.starts_with('#') && stands_for_nothing(raw) {
                Got::EmptyBy(Normalised::SpreadsheetError)
            } else {
                text(raw)
            }
        }
        CellView::Number(_) | CellView::Date(_) | CellView::Bool(_) => other(cell),
    }
}

impl Field for Text {
    const KIND: &'static str = "text";

    fn read(cell: CellView<'_>) -> Got<Self> {
        trimmed(
            cell,
            |other| match other {
                CellView::Number(number) => {
                    Got::Other(plain_number(number), Normalised::NumberAsText)
                }
                CellView::Date(date) => {
                    Got::Other(Text::from(date.to_string()), Normalised::NumberAsText)
                }
                CellView::Bool(yes) => {
                    Got::Plain(Text::const_new(if yes { "TRUE" } else { "FALSE" }))
                }
                CellView::Empty | CellView::Text(_) | CellView::Error(_) => Got::Blank,
            },
            |text| Got::Plain(Text::new(text)),
        )
    }

    fn write(&self) -> Value<'_> {
        Value::Text(self.as_str().into())
    }
}

/// A number as a person would write it: no point where it is whole.
fn plain_number(number: f64) -> Text {
    Text::from(number.to_string())
}

impl Field for i32 {
    const KIND: &'static str = "a whole number";

    fn read(cell: CellView<'_>) -> Got<Self> {
        f64::read(cell).whole()
    }

    fn write(&self) -> Value<'_> {
        Value::Int(i64::from(*self))
    }
}

impl Got<f64> {
    /// The same as a whole number: a decimal of nothing (`12.0`) is one, anything else is not.
    fn whole(self) -> Got<i32> {
        match self {
            Self::Plain(number) => whole(number).map_or(Got::Unreadable, Got::Plain),
            Self::Other(number, how) => {
                whole(number).map_or(Got::Unreadable, |number| Got::Other(number, how))
            }
            Self::Blank => Got::Blank,
            Self::EmptyBy(how) => Got::EmptyBy(how),
            Self::Unreadable => Got::Unreadable,
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "checked to be whole and within range just before"
)]
fn whole(number: f64) -> Option<i32> {
    (number.fract() == 0.0 && number.abs() <= f64::from(i32::MAX)).then_some(number as i32)
}

impl Field for f64 {
    const KIND: &'static str = "a number";

    fn read(cell: CellView<'_>) -> Got<Self> {
        trimmed(
            cell,
            |other| match other {
                CellView::Number(number) if number.is_finite() => Got::Plain(number),
                CellView::Number(_) | CellView::Date(_) | CellView::Bool(_) => Got::Unreadable,
                CellView::Empty | CellView::Text(_) | CellView::Error(_) => Got::Blank,
            },
            |text| match text.parse::<f64>() {
                Ok(number) if number.is_finite() => Got::Plain(number),
                Ok(_) | Err(_) => Got::Unreadable,
            },
        )
    }

    fn write(&self) -> Value<'_> {
        Value::Number(*self)
    }
}

impl Field for YesNo {
    const KIND: &'static str = "yes or no";

    fn read(cell: CellView<'_>) -> Got<Self> {
        let yes = |yes: bool| if yes { Self::Yes } else { Self::No };
        trimmed(
            cell,
            |other| match other {
                CellView::Bool(answer) => Got::Plain(yes(answer)),
                CellView::Number(1.0) => Got::Plain(Self::Yes),
                CellView::Number(0.0 | 2.0) => Got::Plain(Self::No),
                CellView::Number(_) | CellView::Date(_) => Got::Unreadable,
                CellView::Empty | CellView::Text(_) | CellView::Error(_) => Got::Blank,
            },
            |text| {
                let (bare, prefixed) = coded::without_letter(text);
                let answer = match bare.to_ascii_lowercase().as_str() {
                    "y" | "yes" | "true" | "t" | "1" => Some(Self::Yes),
                    "n" | "no" | "false" | "f" | "0" | "2" => Some(Self::No),
                    "u" | "unknown" | "na" | "n/a" | "not known" | "not applicable"
                    | "not recorded" | "not stated" => Some(Self::Unknown),
                    _ => None,
                };
                match answer {
                    Some(answer) if prefixed => Got::Other(answer, Normalised::CodeAndLabel),
                    Some(answer) => Got::Plain(answer),
                    None => Got::Unreadable,
                }
            },
        )
    }

    fn write(&self) -> Value<'_> {
        Value::Text(
            match self {
                Self::Yes => "Y",
                Self::No => "N",
                Self::Unknown => "NA",
            }
            .into(),
        )
    }
}

impl Field for Day {
    const KIND: &'static str = "a date";

    fn read(cell: CellView<'_>) -> Got<Self> {
        dates::day(cell)
    }

    fn write(&self) -> Value<'_> {
        Value::Day(*self)
    }
}

impl Field for Moment {
    const KIND: &'static str = "a date and time";

    fn read(cell: CellView<'_>) -> Got<Self> {
        dates::moment(cell)
    }

    fn write(&self) -> Value<'_> {
        match self.minute {
            None => Value::Day(self.day),
            Some(_) => Value::Text(self.to_string().into()),
        }
    }
}

impl<C: Code> Field for Flags<C> {
    const KIND: &'static str = "flags in a JSON object";

    fn read(cell: CellView<'_>) -> Got<Self> {
        coded::set(cell).map(Self)
    }

    fn write(&self) -> Value<'_> {
        let flags: Vec<String> = C::ALL
            .iter()
            .map(|code| {
                format!(
                    "\"{}\":\"{}\"",
                    code.code(),
                    if self.0.has(*code) { "Y" } else { "N" }
                )
            })
            .collect();
        Value::Text(format!("{{{}}}", flags.join(",")).into())
    }
}

impl<C: Code> Field for CodeList<C> {
    const KIND: &'static str = "a list of codes";

    fn read(cell: CellView<'_>) -> Got<Self> {
        coded::set(cell).map(Self)
    }

    fn write(&self) -> Value<'_> {
        let codes: Vec<String> = self
            .0
            .iter()
            .map(|code| format!("\"{}\"", code.code()))
            .collect();
        Value::Text(format!("[{}]", codes.join(",")).into())
    }
}
