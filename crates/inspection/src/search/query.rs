//! What a person types, understood: words, phrases, and what must not be there.

use super::words::{kept_form, words};

/// A query: every wanted part must be in a text, no unwanted one may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Wanted: each a phrase of one or more words, in their kept form.
    pub(super) wanted: Vec<Vec<String>>,
    /// Unwanted, likewise.
    pub(super) unwanted: Vec<Vec<String>>,
}

impl Query {
    /// Understands anything: quotes that do not close run to the end, stray marks are left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (unwanted, after) = match rest.strip_prefix(['-', '\u{2212}']) {
                Some(after) => (true, after),
                None => (false, rest),
            };
            let (part, after) = match after.strip_prefix(is_quote) {
                Some(quoted) => match quoted.split_once(is_quote) {
                    Some((part, after)) => (part, after),
                    None => (quoted, ""),
                },
                // A word runs to white space or to a quote that opens a phrase.
                None => after.split_at(
                    after
                        .find(|c: char| c.is_whitespace() || is_quote(c))
                        .unwrap_or(after.len()),
                ),
            };
            let phrase: Vec<String> = words(part)
                .map(|w| kept_form(part.get(w.start..w.end).unwrap_or_default()))
                .collect();
            if !phrase.is_empty() {
                if unwanted {
                    query.unwanted.push(phrase);
                } else if !query.wanted.contains(&phrase) {
                    query.wanted.push(phrase);
                }
            }
            rest = after.trim_start();
        }
        query
    }

    /// Whether it asks for nothing; then nothing is found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201C}' | '\u{201D}')
}

#[cfg(test)]
mod tests {
    use super::Query;

    fn parsed(text: &str) -> (Vec<String>, Vec<String>) {
        let query = Query::parse(text);
        let join = |parts: &[Vec<String>]| parts.iter().map(|p| p.join(" ")).collect();
        (join(&query.wanted), join(&query.unwanted))
    }

    #[test]
    fn words_phrases_and_exclusions() {
        let (wanted, unwanted) = parsed("Neglect \"return home interviews\" -drift -\"case file\"");
        assert_eq!(wanted, ["neglect", "return home interview"]);
        assert_eq!(unwanted, ["drift", "case file"]);
    }

    #[test]
    fn a_word_with_a_hyphen_is_a_phrase() {
        assert_eq!(parsed("pre-proceedings").0, ["pre proceed"]);
    }

    #[test]
    fn nothing_a_person_types_fails() {
        assert_eq!(parsed("child's (\"unbalanced").0, ["child", "unbalanc"]);
        for text in [
            "",
            "\"",
            "-",
            "--",
            "\"\"\"",
            "-\"",
            "()*?[",
            "’’ – —",
            "\u{0}",
            "AND OR NOT",
        ] {
            let _ = Query::parse(text);
        }
        assert!(Query::parse("-only").is_empty());
        assert_eq!(parsed("a a a").0, ["a"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_query(text in ".{0,60}") {
            let query = Query::parse(&text);
            proptest::prop_assert!(query.wanted.iter().all(|p| !p.is_empty()));
        }
    }
}
