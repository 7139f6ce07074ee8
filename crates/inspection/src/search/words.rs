//! Text to words, and words to the form they are kept under.

/// A word of a text: its byte range, without the possessive's ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The words of a text: runs of letters and digits. A possessive ending belongs to no word, so that
/// "child's" is found by "child".
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at;
            // Every byte of a letter outside ASCII counts as part of a word, save those of the marks
            // that print separates words with.
            while let Some(byte) = bytes.get(at) {
                if byte.is_ascii_alphanumeric() {
                    at += 1;
                } else if byte.is_ascii() {
                    break;
                } else {
                    let next = text.get(at..).and_then(|rest| rest.chars().next());
                    match next {
                        Some(c) if c.is_alphanumeric() => at += c.len_utf8(),
                        Some(_) | None => break,
                    }
                }
            }
            let end = at;
            let rest = text.get(at..).unwrap_or_default();
            let separator = rest.chars().next();
            match separator {
                Some(c) => at += c.len_utf8(),
                None if start == end => return None,
                None => {}
            }
            if let Some('\'' | '\u{2019}') = separator
                && end > start
                && matches!(bytes.get(at), Some(b's' | b'S'))
                && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
            {
                at += 1;
            }
            if end > start {
                return Some(Word { start, end });
            }
        }
    })
}

/// The form a word is kept and looked for under: lower case, with plural, "-ing" and "-ed" taken off.
/// Light on purpose: "assess" and "assessment" stay two words.
pub(super) fn kept_form(word: &str) -> String {
    let mut form = word.to_lowercase();
    if form == "children" {
        form.truncate("child".len());
        return form;
    }
    if !form.is_ascii() || form.bytes().any(|b| b.is_ascii_digit()) {
        return form;
    }
    singular(&mut form);
    for ending in ["ing", "ed"] {
        if let Some(stem) = form.strip_suffix(ending)
            && stem.len() >= 4
            && !stem.ends_with('e')
            && stem.bytes().any(|b| b"aeiouy".contains(&b))
        {
            let undoubled = undoubled(stem).len();
            form.truncate(undoubled);
            return form;
        }
    }
    // "place" and "placing" meet at "plac".
    if form.len() > 4 && form.ends_with('e') {
        form.pop();
    }
    form
}

fn singular(form: &mut String) {
    let long = form.len() > 3;
    if long && form.ends_with("ies") {
        form.truncate(form.len() - 3);
        form.push('y');
    } else if long
        && ["sses", "xes", "ches", "shes"]
            .iter()
            .any(|e| form.ends_with(e))
    {
        form.truncate(form.len() - 2);
    } else if long && form.ends_with('s') && !["ss", "us", "is"].iter().any(|e| form.ends_with(e)) {
        form.pop();
    }
}

/// "plann" is "plan": a consonant doubled before the ending.
fn undoubled(stem: &str) -> &str {
    let mut last = stem.bytes().rev();
    match (last.next(), last.next()) {
        (Some(a), Some(b)) if a == b && b"bdgmnprt".contains(&a) => {
            stem.get(..stem.len() - 1).unwrap_or(stem)
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::{kept_form, words};

    fn all(text: &str) -> Vec<&str> {
        words(text).map(|w| &text[w.start..w.end]).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            all("Pre-proceedings: a child\u{2019}s 16-year plan (‘good’)"),
            [
                "Pre",
                "proceedings",
                "a",
                "child",
                "16",
                "year",
                "plan",
                "good"
            ]
        );
        assert_eq!(all("Máire’s café…"), ["Máire", "café"]);
        assert_eq!(all("it's o'clock s"), ["it", "o", "clock", "s"]);
        assert!(all(" – ’ \" ").is_empty());
    }

    #[test]
    fn endings_meet() {
        for group in [
            &["children", "child", "Child"][..],
            &["plans", "plan", "planning", "planned"],
            &["place", "placing", "placed", "places"],
            &["agency", "agencies"],
            &["interview", "interviews", "interviewed", "interviewing"],
            &["leave", "leaving", "leaves"],
        ] {
            for word in group {
                assert_eq!(kept_form(word), kept_form(group[0]), "{word}");
            }
        }
    }

    #[test]
    fn short_and_strange_words_stay() {
        for word in ["need", "abuse1", "s47", "is", "bus", "café", "feed", "bed"] {
            assert_eq!(kept_form(word), word);
        }
    }
}
