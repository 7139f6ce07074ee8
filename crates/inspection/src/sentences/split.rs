//! Where sentences end.

use std::ops::Range;

/// Shortened words whose full stop ends no sentence, lower case, without the stop.
const SHORTENED: &[&str] = &[
    "dr", "mr", "mrs", "ms", "prof", "rev", "st", "e.g", "eg", "i.e", "ie", "etc", "cf", "vs",
    "no", "nos", "para", "paras", "p", "pp", "approx", "a.m", "p.m",
];

/// The byte ranges of a text's sentences, in order; white space between them belongs to none.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = text.len() - text.trim_start().len();
    for (at, c) in text.char_indices() {
        if at < start || !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let Some(end) = end_after(text, at, c) else {
            continue;
        };
        all.push(start..end);
        let rest = text.get(end..).unwrap_or_default();
        start = end + rest.len() - rest.trim_start().len();
    }
    let end = text.trim_end().len();
    if start < end {
        all.push(start..end);
    }
    all
}

/// Where the sentence ends that the mark at `at` may close; none where it closes none.
fn end_after(text: &str, at: usize, mark: char) -> Option<usize> {
    let after_mark = text.get(at + mark.len_utf8()..)?;
    // Footnote marks are glued to the full stop, and quotes and brackets close after it.
    let closing = after_mark.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | '!' | '?' | '"' | '\'' | '’' | '”' | ')' | ']')
    });
    let end = text.len() - closing.len();
    let next = closing.trim_start();
    if next.len() == closing.len() || next.is_empty() {
        return None;
    }
    let opens = next
        .trim_start_matches(['"', '\'', '‘', '“', '(', '['])
        .chars()
        .next()?;
    let opens_sentence = opens.is_uppercase() || (opens.is_ascii_digit() && mark != '…');
    if !opens_sentence || (mark == '.' && is_shortened(text.get(..at)?, opens)) {
        return None;
    }
    Some(end)
}

/// Whether the full stop after `before` belongs to a shortened word or to an initial.
fn is_shortened(before: &str, next: char) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '‘' | '“' | '"'))
        .next()
        .unwrap_or_default();
    let mut letters = word.chars();
    let initial = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
    let lower = word.to_lowercase();
    if lower == "no" || lower == "p" || lower == "pp" {
        return next.is_ascii_digit();
    }
    if lower == "etc" {
        return false;
    }
    initial || SHORTENED.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn cuts_at_full_stops_before_a_capital() {
        assert_eq!(
            cut(" Plans are clear. Visits are late!  Why? Nobody knows "),
            [
                "Plans are clear.",
                "Visits are late!",
                "Why?",
                "Nobody knows"
            ]
        );
        assert!(cut("  ").is_empty());
    }

    #[test]
    fn shortened_words_numbers_and_initials_end_nothing() {
        for whole in [
            "Help (e.g. Early Help) is there.",
            "Dr. Smith and J. Jones agreed.",
            "It rose by 2.5 per cent.",
            "See no. 7 in the list.",
            "They wait … and wait.",
        ] {
            assert_eq!(cut(whole), [whole]);
        }
        assert_eq!(cut("Is it so? The answer is no. They act.").len(), 3);
        assert_eq!(cut("Help, advice etc. Social workers act.").len(), 2);
    }

    #[test]
    fn quotes_and_footnote_marks_stay_with_their_sentence() {
        assert_eq!(
            cut("One said ‘I am safe.’ Others agreed.2 ‘We are heard,’ they said."),
            [
                "One said ‘I am safe.’",
                "Others agreed.2",
                "‘We are heard,’ they said."
            ]
        );
        assert_eq!(
            cut("They are heard. (This is new.) 16-year-olds too."),
            ["They are heard.", "(This is new.)", "16-year-olds too."]
        );
    }

    #[test]
    fn only_white_space_lies_between_sentences() {
        let text = "Café.  É bom. ‘Oui.’ Fin";
        let mut end = 0;
        for range in sentences(text) {
            assert!(text[end..range.start].trim().is_empty());
            end = range.end;
        }
        assert_eq!(end, text.len());
        assert_eq!(cut(text), ["Café.", "É bom.", "‘Oui.’", "Fin"]);
    }
}
