//! What was typed into a form whose fields are not known beforehand: each by its name.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::web::changed_since::VERSION;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{TypedDay, Wrong};
use crate::web::own_forms::FIELD;

/// The most characters of a text.
const LONGEST: usize = 20_000;
/// The most characters of a line.
const LONGEST_LINE: usize = 300;

/// The fields of a form as they were sent.
#[derive(Debug, Clone, Default)]
pub(in crate::web::pages) struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    /// The form as sent.
    pub(in crate::web::pages) fn of(form: &[u8]) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in url::form_urlencoded::parse(form) {
            let value = value.trim().replace("\r\n", "\n");
            fields.entry(name.into_owned()).or_default().push(value);
        }
        Self(fields)
    }

    /// A field filled in beforehand.
    pub(in crate::web::pages) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.insert(name.to_owned(), vec![value.into()]);
        self
    }

    /// A field of several values filled in beforehand.
    pub(in crate::web::pages) fn with_all(mut self, name: &str, values: &[String]) -> Self {
        self.0.insert(name.to_owned(), values.to_vec());
        self
    }

    /// The value of a field; empty where there is none.
    pub(in crate::web::pages) fn get(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// Every value of a field.
    pub(in crate::web::pages) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// All that was sent, to be sent again: without the token and the version.
    pub(in crate::web::pages) fn sent(&self) -> Vec<(String, String)> {
        let again = self
            .0
            .iter()
            .filter(|(name, _)| *name != FIELD && *name != VERSION);
        again
            .flat_map(|(name, values)| values.iter().map(|value| (name.clone(), value.clone())))
            .collect()
    }

    /// A day in its three fields.
    pub(in crate::web::pages) fn day(&self, name: &str) -> TypedDay<'_> {
        TypedDay {
            day: self.get(name),
            month: self.get(&format!("{name}_month")),
            year: self.get(&format!("{name}_year")),
        }
    }

    /// The version that the page showed.
    pub(in crate::web::pages) fn version(&self) -> u64 {
        self.get(VERSION).parse().unwrap_or(0)
    }

    /// A line that must be there.
    pub(in crate::web::pages) fn line(
        &self,
        name: &'static str,
        missing: &str,
        wrong: &mut Vec<Wrong>,
    ) -> String {
        self.at_most(name, missing, LONGEST_LINE, wrong)
    }

    /// A text that must be there.
    pub(in crate::web::pages) fn text(
        &self,
        name: &'static str,
        missing: &str,
        wrong: &mut Vec<Wrong>,
    ) -> String {
        self.at_most(name, missing, LONGEST, wrong)
    }

    /// A text that may be empty.
    pub(in crate::web::pages) fn optional(
        &self,
        name: &'static str,
        wrong: &mut Vec<Wrong>,
    ) -> String {
        self.at_most(name, "", LONGEST, wrong)
    }

    fn at_most(
        &self,
        name: &'static str,
        missing: &str,
        most: usize,
        wrong: &mut Vec<Wrong>,
    ) -> String {
        let value = self.get(name);
        if value.is_empty() && !missing.is_empty() {
            wrong.push((name, missing.to_owned()));
        }
        if let Some(what) = too_long(value, most) {
            wrong.push((name, what));
        }
        value.to_owned()
    }

    /// A whole number within bounds; the usual one where nothing was typed.
    pub(in crate::web::pages) fn number(
        &self,
        name: &'static str,
        usual: u32,
        bounds: std::ops::RangeInclusive<u32>,
        wrong: &mut Vec<Wrong>,
    ) -> u32 {
        match self.get(name) {
            "" => usual,
            typed => match typed.parse() {
                Ok(number) if bounds.contains(&number) => number,
                _ => {
                    let (from, to) = (bounds.start(), bounds.end());
                    wrong.push((name, format!("Enter a whole number from {from} to {to}")));
                    usual
                }
            },
        }
    }
}

/// A form that is folded away until somebody asks for it; open where something in it is wrong.
pub(in crate::web::pages) fn folded(summary: &str, open: bool, content: Markup) -> Markup {
    html! {
        @if open { h3 { (summary) } (content) } @else { (details(summary, content)) }
    }
}

/// What is wrong with a text that is too long.
pub(super) fn too_long(text: &str, most: usize) -> Option<String> {
    let long = text.chars().count();
    (long > most).then(|| {
        format!(
            "Use {} characters at most; this has {}",
            crate::web::words::rows(most),
            crate::web::words::rows(long)
        )
    })
}

/// The most characters of a text, for fields that are checked elsewhere.
pub(super) const TEXT: usize = LONGEST;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_had_by_its_name_and_its_length_is_checked() {
        let typed = Typed::of(b"what=+a%0D%0Ab+&due=31/3/27&row=1&row=2&n=7&version=12");
        assert_eq!(typed.get("what"), "a\nb");
        assert_eq!(typed.all("row"), ["1", "2"]);
        assert_eq!((typed.get("nothing"), typed.version()), ("", 12));
        assert!(typed.day("due").read().unwrap().is_some());
        let mut wrong = Vec::new();
        assert_eq!(typed.number("n", 5, 1..=9, &mut wrong), 7);
        assert_eq!(typed.number("none", 5, 1..=9, &mut wrong), 5);
        typed.line("title", "Enter a title", &mut wrong);
        let long = Typed::default().with("what", "é".repeat(20_001));
        long.text("what", "Enter what", &mut wrong);
        assert_eq!(long.number("what", 5, 1..=9, &mut wrong), 5);
        let said: Vec<&str> = wrong.iter().map(|(_, what)| what.as_str()).collect();
        assert_eq!(
            said,
            [
                "Enter a title",
                "Use 20,000 characters at most; this has 20,001",
                "Enter a whole number from 1 to 9"
            ]
        );
    }
}
