//! Tables as files: text between commas, or a workbook. What is written can be read back as it was.

use std::borrow::Cow;

use children::Day;

pub mod csv;
pub mod xlsx;
pub(crate) mod zip;

/// What goes into one cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Blank,
    /// Text as it is to be seen.
    Text(Cow<'a, str>),
    /// A day.
    Day(Day),
    /// A number that may have a part after the point. One that is no number at all is written as nothing.
    Number(f64),
    /// A whole number.
    Int(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Value::Text(Cow::Owned(text))
    }
}

impl From<Day> for Value<'_> {
    fn from(day: Day) -> Self {
        Value::Day(day)
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Value::Int(number)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

impl<'a, V: Into<Value<'a>>> From<Option<V>> for Value<'a> {
    fn from(value: Option<V>) -> Self {
        value.map_or(Value::Blank, Into::into)
    }
}
