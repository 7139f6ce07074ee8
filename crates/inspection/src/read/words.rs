//! Printed words made comparable, and the small pieces every reader of a face is built from.

use crate::record::{Doubt, Evidence, Grade, Outcome, Read, Source};

/// Lower case, letters and digits only, one space between words; apostrophes vanish ("children's" is "childrens").
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '`')
            && !out.ends_with(' ')
            && !out.is_empty()
        {
            out.push(' ');
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// Whether a text begins with these words, whatever their case: without a copy, for looking at every line.
pub(crate) fn begins(text: &str, words: &str) -> bool {
    text.as_bytes()
        .get(..words.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(words.as_bytes()))
}

/// What follows the first `words`, whatever their case.
pub(crate) fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    begins(text, words)
        .then(|| text.get(words.len()..))
        .flatten()
}

/// White space folded to single spaces.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A value read on a page, with its words.
pub(crate) fn on_page<T>(value: T, page: u16, words: &str) -> Read<T> {
    Read {
        value,
        evidence: evidence(page, words),
    }
}

/// Words on a page.
pub(crate) fn evidence(page: u16, words: &str) -> Evidence {
    Evidence {
        source: Source::Page(page),
        words: folded(words),
    }
}

/// A doubt on one field.
pub(crate) fn doubt(field: &str, page: Option<u16>, says: impl Into<String>) -> Doubt {
    Doubt {
        field: Some(field.to_owned()),
        page,
        says: says.into(),
    }
}

/// The outcome that plain words begin with, and how many words it takes.
pub(crate) fn outcome(words: &[&str]) -> Option<(Outcome, usize)> {
    match words {
        ["not", "judged", ..] => Some((Outcome::NotJudged, 2)),
        // The reports of 2013 print the number of a grade before or after it.
        ["grade", "1" | "2" | "3" | "4", rest @ ..] => {
            grade(rest).map(|(grade, taken)| (Outcome::Graded(grade), taken + 2))
        }
        _ => {
            let (grade, taken) = grade(words)?;
            let numbered = matches!(
                words.get(taken..),
                Some(["grade", "1" | "2" | "3" | "4", ..])
            );
            Some((
                Outcome::Graded(grade),
                if numbered { taken + 2 } else { taken },
            ))
        }
    }
}

/// The grade that plain words begin with, and how many words it takes.
pub(crate) fn grade(words: &[&str]) -> Option<(Grade, usize)> {
    match words {
        ["outstanding", ..] => Some((Grade::Outstanding, 1)),
        ["good", ..] => Some((Grade::Good, 1)),
        ["adequate", ..] => Some((Grade::Adequate, 1)),
        ["inadequate", ..] => Some((Grade::Inadequate, 1)),
        [
            "requires" | "require",
            "improvement",
            "to",
            "be",
            "good",
            ..,
        ] => Some((Grade::RequiresImprovement, 5)),
        ["requires" | "require", "improvement", ..] => Some((Grade::RequiresImprovement, 2)),
        _ => None,
    }
}

/// The outcome that plain words are, and nothing else.
pub(crate) fn whole_outcome(words: &str) -> Option<Outcome> {
    let words: Vec<&str> = words.split(' ').collect();
    outcome(&words)
        .filter(|(_, taken)| *taken == words.len())
        .map(|(outcome, _)| outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_have_no_case_marks_or_apostrophes() {
        assert_eq!(
            plain("Re-inspection of children\u{2019}s  services:"),
            "re inspection of childrens services"
        );
        assert_eq!(plain("2.1 Adoption"), "2 1 adoption");
        assert_eq!(plain(" \u{2022} "), "");
    }

    #[test]
    fn a_grade_is_read_whole_or_not_at_all() {
        assert_eq!(
            whole_outcome("requires improvement to be good"),
            Some(Outcome::Graded(Grade::RequiresImprovement))
        );
        for numbered in ["adequate grade 3", "grade 3 adequate", "adequate"] {
            assert_eq!(
                whole_outcome(numbered),
                Some(Outcome::Graded(Grade::Adequate)),
                "{numbered}"
            );
        }
        assert_eq!(whole_outcome("not judged"), Some(Outcome::NotJudged));
        assert_eq!(whole_outcome("good enough"), None);
        assert_eq!(whole_outcome("requires"), None);
        assert_eq!(whole_outcome(""), None);
    }
}
