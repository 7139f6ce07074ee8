//! The part of a text that answers a query, with the words found marked.

use super::query::Query;
use super::words::{Word, kept_form, words};

/// A part of a text that answers a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet<'t> {
    /// Whether text was left out before it.
    pub cut_before: bool,
    /// Its pieces in order, covering it.
    pub pieces: Vec<Piece<'t>>,
    /// Whether text was left out after it.
    pub cut_after: bool,
}

/// A piece of a snippet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The text.
    pub text: &'t str,
    /// Whether the query asked for it.
    pub found: bool,
}

/// The stretch of `most` words that holds most of what a query asks for, the words found marked; the
/// whole text where it is no longer than that.
#[must_use]
pub fn snippet<'t>(text: &'t str, query: &Query, most: usize) -> Snippet<'t> {
    let all: Vec<Word> = words(text).collect();
    let marks = marks(text, &all, query);
    let first = best_start(&marks, query.wanted.len(), most);
    let last = (first + most).min(all.len());
    let cut_before = first > 0;
    let cut_after = last < all.len();
    let start = if cut_before {
        all.get(first).map_or(0, |w| w.start)
    } else {
        0
    };
    let end = if cut_after {
        last.checked_sub(1)
            .and_then(|i| all.get(i))
            .map_or(0, |w| w.end)
    } else {
        text.len()
    };
    let mut pieces = Vec::new();
    let mut at = start;
    let mut push = |from: usize, to: usize, found: bool| {
        if let Some(text) = text.get(from..to).filter(|t| !t.is_empty()) {
            pieces.push(Piece { text, found });
        }
    };
    for (word, mark) in all
        .iter()
        .zip(&marks)
        .skip(first)
        .take(last.saturating_sub(first))
    {
        if mark.is_some() {
            push(at, word.start, false);
            push(word.start, word.end, true);
            at = word.end;
        }
    }
    push(at, end, false);
    Snippet {
        cut_before,
        pieces,
        cut_after,
    }
}

/// For each word the part of the query it belongs to, if any.
fn marks(text: &str, all: &[Word], query: &Query) -> Vec<Option<usize>> {
    let forms: Vec<String> = all
        .iter()
        .map(|w| kept_form(text.get(w.start..w.end).unwrap_or_default()))
        .collect();
    let mut marks = vec![None; all.len()];
    for (part, phrase) in query.wanted.iter().enumerate() {
        for (at, window) in forms.windows(phrase.len()).enumerate() {
            if window == phrase.as_slice() {
                for mark in marks.iter_mut().skip(at).take(phrase.len()) {
                    *mark = Some(part);
                }
            }
        }
    }
    marks
}

/// Where the best stretch begins: the one with most different parts of the query, then most marks, then
/// the first; a few words are kept before its first mark.
fn best_start(marks: &[Option<usize>], parts: usize, most: usize) -> usize {
    if marks.len() <= most || most == 0 {
        return 0;
    }
    let lead = most / 5;
    let latest = marks.len() - most;
    let mut best = (0, 0, 0);
    let mut seen = vec![false; parts];
    for at in (0..marks.len()).filter(|at| marks.get(*at).is_some_and(Option::is_some)) {
        let start = at.saturating_sub(lead).min(latest);
        seen.fill(false);
        let mut total = 0;
        for part in marks.iter().skip(start).take(most).flatten() {
            total += 1;
            if let Some(seen) = seen.get_mut(*part) {
                *seen = true;
            }
        }
        let different = seen.iter().filter(|s| **s).count();
        if (different, total) > (best.0, best.1) {
            best = (different, total, start);
        }
    }
    best.2
}

#[cfg(test)]
mod tests {
    use super::{Query, Snippet, snippet};

    fn shown(snippet: &Snippet<'_>) -> String {
        let inside: String = snippet
            .pieces
            .iter()
            .map(|p| {
                if p.found {
                    format!("[{}]", p.text)
                } else {
                    p.text.to_owned()
                }
            })
            .collect();
        format!(
            "{}{inside}{}",
            if snippet.cut_before { "…" } else { "" },
            if snippet.cut_after { "…" } else { "" }
        )
    }

    #[test]
    fn marks_words_and_phrases_as_printed() {
        let query = Query::parse("plan \"return home\"");
        assert_eq!(
            shown(&snippet(
                "(Plans) for a child’s return home; home again.",
                &query,
                50
            )),
            "([Plans]) for a child’s [return] [home]; home again."
        );
    }

    #[test]
    fn takes_the_stretch_that_says_most() {
        let text = "One drift here. ".to_owned()
            + &"Nothing at all. ".repeat(20)
            + "Drift and delay there. "
            + &"Nothing more. ".repeat(20);
        let found = snippet(&text, &Query::parse("drift delay"), 10);
        assert_eq!(
            shown(&found),
            "…at all. [Drift] and [delay] there. Nothing more. Nothing more…"
        );
    }

    #[test]
    fn without_a_mark_it_is_the_beginning() {
        assert_eq!(
            shown(&snippet("one two three four", &Query::parse("x"), 2)),
            "one two…"
        );
        assert_eq!(shown(&snippet("", &Query::parse("x"), 2)), "");
        assert_eq!(shown(&snippet("one", &Query::default(), 0)), "…");
    }
}
