//! Who led the inspection.

use crate::read::words::{after, begins, folded, on_page};
use crate::record::Read;
use crate::text::{Line, Text};

/// How the line with the lead inspector begins. A deputy's line begins otherwise.
const BEGINNINGS: [&str; 3] = [
    "lead inspector",
    "reporting inspector",
    "lead of inspection",
];

/// Where a name ends: the titles that follow it.
const TITLES: [&str; 16] = [
    "Her Majesty",
    "His Majesty",
    "HM Inspector",
    "HM inspector",
    "HMI",
    "SHMI",
    "Her majesty",
    "His majesty",
    "Ofsted",
    "Senior Her",
    "Senior His",
    "Senior HM",
    "Principal HM",
    "Regulatory Inspector",
    "Social Care",
    "Deputy",
];

/// Lead inspectors as printed, without title; empty where no line names one.
pub(crate) fn read(text: &Text) -> Vec<Read<String>> {
    for page in &text.pages {
        for (i, line) in page.lines.iter().enumerate() {
            let Some(printed) = named(line) else { continue };
            let next = page.lines.get(i + 1);
            let (printed, words) = match (printed.is_empty(), next) {
                (true, Some(next)) => (next.text.clone(), format!("{} {}", line.text, next.text)),
                _ => (printed, line.text.clone()),
            };
            let names = names(&printed);
            if !names.is_empty() {
                return names
                    .into_iter()
                    .map(|name| on_page(name, page.number, &words))
                    .collect();
            }
        }
    }
    Vec::new()
}

/// What a line prints after "Lead inspector"; none for any other line.
fn named(line: &Line) -> Option<String> {
    let rest = BEGINNINGS
        .iter()
        .find_map(|b| after(line.text.trim_start(), b))?;
    let rest = rest.strip_prefix('s').unwrap_or(rest).trim_start();
    let rest = after(rest, "on site").unwrap_or(rest).trim_start();
    match rest.strip_prefix([':', '-', '\u{2013}']) {
        Some(rest) => Some(folded(rest)),
        // Without a colon only what looks like a name: the words also stand in prose.
        None => {
            let rest = folded(rest);
            let looks_like_a_name =
                rest.split(' ').count() <= 5 && rest.chars().next().is_some_and(char::is_uppercase);
            (looks_like_a_name || rest.is_empty()).then_some(rest)
        }
    }
}

/// The names in what follows "Lead inspector:", titles removed.
fn names(printed: &str) -> Vec<String> {
    let end = TITLES
        .iter()
        .filter_map(|title| printed.find(title))
        .min()
        .unwrap_or(printed.len());
    let names = printed.get(..end).unwrap_or_default();
    names
        .replace(" and ", ",")
        .replace(" & ", ",")
        .split([',', ';', '(', '/'])
        .map(|name| folded(name.trim_matches(|c: char| !c.is_alphabetic())))
        .filter(|name| is_a_name(name))
        .collect()
}

/// Two to five words, each beginning with a capital but for "de", "van" and the like.
fn is_a_name(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    (2..=5).contains(&words.len())
        && words
            .first()
            .is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase))
        && words
            .last()
            .is_some_and(|w| w.chars().any(char::is_uppercase))
        && !begins(name, "her ")
        && !begins(name, "his ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::invented::page;

    fn names_of(lines: &[&str]) -> Vec<String> {
        let text = Text {
            pages: vec![page(1, lines)],
            strange: Vec::new(),
        };
        read(&text).into_iter().map(|r| r.value).collect()
    }

    #[test]
    fn a_name_is_read_without_its_title() {
        for lines in [
            &["Lead inspector: Ada Lovelace, His Majesty\u{2019}s Inspector"][..],
            &["Lead inspector: Ada Lovelace HMI"],
            &["Lead inspector : Ada Lovelace Senior HMI"],
            &["Lead inspector: Ada Lovelace SHMI"],
            &[
                "Lead inspector: Ada Lovelace",
                "Her Majesty\u{2019}s Inspector",
            ],
            &[
                "Lead inspector:",
                "Ada Lovelace, Her Majesty\u{2019}s Inspector",
            ],
            &["Reporting inspector Ada Lovelace HMI"],
            &[
                "Lead inspector on site: Ada Lovelace",
                "Report author: Grace Hopper",
            ],
            &[
                "Deputy lead inspector: Grace Hopper HMI",
                "Lead inspector: Ada Lovelace HMI",
            ],
            &["Lead inspector: Ada Lovelace HMI Deputy lead inspector: Grace Hopper HMI"],
        ] {
            assert_eq!(names_of(lines), ["Ada Lovelace"], "{lines:?}");
        }
    }

    #[test]
    fn two_who_led_are_both_named() {
        assert_eq!(
            names_of(&[
                "Lead inspectors: Ada Lovelace and Grace Hopper, His Majesty\u{2019}s Inspectors"
            ]),
            ["Ada Lovelace", "Grace Hopper"]
        );
    }

    #[test]
    fn a_deputy_or_prose_is_no_lead_inspector() {
        assert!(names_of(&["Deputy lead inspector: Grace Hopper HMI"]).is_empty());
        assert!(
            names_of(&["lead inspector and the director met each day to share what was found"])
                .is_empty()
        );
    }
}
