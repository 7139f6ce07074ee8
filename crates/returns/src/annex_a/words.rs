//! The coded cells of Annex A: a letter, a code and what it means together, as in `q) 6: Police`.
//!
//! Letters shift between versions of the lists, so a cell is read by its code or by its label, whatever the letter.

use crate::cell::{Cell, Field, Got, Normalised, YesNo};
use crate::read::CellView;
use crate::write::Value;

mod forms;

/// A code of Annex A. As the lists ask for letter, code and label together, none of these is a difference worth saying.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Listed<C>(pub C);

/// A code set with the form in which Annex A writes each of its codes.
pub trait Form: Copy + PartialEq + 'static {
    /// What a cell asks for, in words.
    const KIND: &'static str;
    /// Each code as the lists write it.
    const FORMS: &'static [(Self, &'static str)];
    /// What else councils write.
    const ALSO: &'static [(Self, &'static str)] = &[];
    /// Reads the code as other returns write it.
    fn plainly(cell: CellView<'_>) -> Got<Self>;
}

impl<C: Form> Listed<C> {
    /// The code.
    #[must_use]
    pub fn code(self) -> C {
        self.0
    }

    /// As the lists write it.
    #[must_use]
    pub fn form(self) -> &'static str {
        C::FORMS
            .iter()
            .find(|(code, _)| *code == self.0)
            .map_or("", |(_, form)| form)
    }
}

impl<C: Form> Cell<Listed<C>> {
    /// The code, where one was given and read.
    pub fn code(&self) -> Option<C> {
        self.value().map(Listed::code)
    }
}

impl Cell<Listed<YesNo>> {
    /// Yes or no; `None` where neither was said.
    pub fn yes(&self) -> Option<bool> {
        match self.code()? {
            YesNo::Yes => Some(true),
            YesNo::No => Some(false),
            YesNo::Unknown => None,
        }
    }
}

impl From<bool> for Cell<Listed<YesNo>> {
    fn from(yes: bool) -> Self {
        Self::Read(Listed(if yes { YesNo::Yes } else { YesNo::No }))
    }
}

impl<C: Form> Field for Listed<C> {
    const KIND: &'static str = C::KIND;

    fn read(cell: CellView<'_>) -> Got<Self> {
        match C::plainly(cell) {
            Got::Other(code, Normalised::CodeAndLabel | Normalised::LabelAlone) => {
                Got::Plain(Self(code))
            }
            Got::Unreadable => cell
                .text()
                .and_then(by_words)
                .map_or(Got::Unreadable, |code| Got::Plain(Self(code))),
            other @ (Got::Blank | Got::Plain(_) | Got::EmptyBy(_) | Got::Other(..)) => {
                other.map(Self)
            }
        }
    }

    fn write(&self) -> Value<'_> {
        Value::Text(self.form().into())
    }
}

/// The one code whose form, or whose label alone, is what is written. A label that several codes share (“Individual”)
/// says none of them.
fn by_words<C: Form>(written: &str) -> Option<C> {
    let said = letters(without_letter(written));
    let mut forms = C::FORMS
        .iter()
        .chain(C::ALSO)
        .filter(|(_, form)| {
            let form = without_letter(form);
            letters(form) == said || letters(label(form)) == said
        })
        .map(|(code, _)| *code);
    let first = forms.next()?;
    forms.all(|other| other == first).then_some(first)
}

/// What follows the letter and bracket in front.
fn without_letter(form: &str) -> &str {
    match form.split_once(')') {
        Some((letter, rest)) if letter.len() <= 3 => rest,
        Some(_) | None => form,
    }
}

/// What follows the code.
fn label(form: &str) -> &str {
    form.split_once(": ")
        .or_else(|| form.split_once(" - "))
        .map_or(form, |(_, label)| label)
}

/// Letters and digits alone, in lower case.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Completed years. A part of a year is dropped, an unborn child is -1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Age(pub i32);

impl Field for Age {
    const KIND: &'static str = "an age in years";

    fn read(cell: CellView<'_>) -> Got<Self> {
        match f64::read(cell) {
            Got::Plain(years) | Got::Other(years, _) if !(-1.0..=120.0).contains(&years) => {
                Got::Unreadable
            }
            Got::Plain(years) | Got::Other(years, _) if years.fract() != 0.0 => completed(years)
                .map_or(Got::Unreadable, |age| {
                    Got::Other(age, Normalised::PartDropped)
                }),
            Got::Plain(years) => completed(years).map_or(Got::Unreadable, Got::Plain),
            Got::Other(years, how) => {
                completed(years).map_or(Got::Unreadable, |age| Got::Other(age, how))
            }
            Got::Blank => Got::Blank,
            Got::EmptyBy(how) => Got::EmptyBy(how),
            Got::Unreadable => Got::Unreadable,
        }
    }

    fn write(&self) -> Value<'_> {
        Value::Int(i64::from(self.0))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "whole, and checked to be within the ages of people"
)]
fn completed(years: f64) -> Option<Age> {
    (-1.0..=120.0)
        .contains(&years)
        .then(|| Age(years.floor() as i32))
}

/// What a child in need is on the day, weightiest first; list 6.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum CaseStatus {
    /// In care.
    InCare,
    /// On a child protection plan.
    ProtectionPlan,
    /// On a child in need plan.
    NeedPlan,
    /// Being assessed, or open without a plan.
    Open,
    /// Closed.
    Closed,
}

/// Where a placement is; list 8.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Location {
    /// Within the authority.
    Inside,
    /// Outside it.
    Outside,
}

/// Whether a care leaver's home is suitable; list 9.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Suitability {
    /// Suitable.
    Suitable,
    /// Not suitable.
    Unsuitable,
}

/// What is planned to be permanent, in the groups of list 8.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PermanenceGroup {
    /// Return to family.
    Family,
    /// Adoption.
    Adoption,
    /// Special guardianship or a child arrangements order.
    Guardianship,
    /// Supported living.
    SupportedLiving,
    /// A residential placement for the long term.
    Residential,
    /// Long-term fostering.
    Fostering,
    /// Another plan.
    Other,
}

#[cfg(test)]
mod tests;
