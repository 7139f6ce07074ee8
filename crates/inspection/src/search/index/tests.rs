//! Invented texts, found.

use super::{Index, Query};

const TEXTS: [(u32, &str); 5] = [
    (
        10,
        "Return home interviews are offered, but interviews are late.",
    ),
    (11, "Children return home from care with good plans."),
    (12, "Planning for a child who is missing."),
    (13, "Neglect, neglect and neglect again."),
    (
        14,
        "The response to neglect is slow where plans drift and nobody asks why they do so.",
    ),
];

fn found(query: &str) -> Vec<u32> {
    Index::build(TEXTS)
        .find(&Query::parse(query), 10, |_| true)
        .hits
        .iter()
        .map(|h| h.doc)
        .collect()
}

#[test]
fn every_word_must_be_there_whatever_its_ending() {
    assert_eq!(found("INTERVIEW"), [10]);
    assert_eq!(found("plan child"), [12, 11]);
    assert_eq!(found("plan nonsense"), [0_u32; 0]);
    assert_eq!(found(""), [0_u32; 0]);
}

#[test]
fn a_phrase_stands_in_order() {
    assert_eq!(found("return home").len(), 2);
    assert_eq!(found("\"return home interview\""), [10]);
    assert_eq!(found("\"home return\""), [0_u32; 0]);
    assert_eq!(found("\"neglect and neglect\""), [13]);
}

#[test]
fn what_is_not_wanted_is_left_out() {
    assert_eq!(found("neglect -drift"), [13]);
    assert_eq!(found("return -\"home interviews\""), [11]);
}

#[test]
fn the_text_that_says_more_of_it_in_fewer_words_comes_first() {
    assert_eq!(found("neglect"), [13, 14]);
}

#[test]
fn the_caller_filters_and_the_total_counts_all() {
    let index = Index::build(TEXTS);
    let found = index.find(&Query::parse("neglect"), 1, |_| true);
    assert_eq!((found.hits.len(), found.total), (1, 2));
    let found = index.find(&Query::parse("neglect"), 9, |doc| doc == 14);
    assert_eq!((found.hits[0].doc, found.total), (14, 1));
}

#[test]
fn an_empty_index_finds_nothing() {
    let index = Index::build([]);
    assert!(index.is_empty());
    assert_eq!(index.len(), 0);
    assert_eq!(index.find(&Query::parse("a"), 9, |_| true).total, 0);
}

#[test]
fn a_text_longer_than_positions_reach_is_still_found() {
    let long = "word ".repeat(70_000) + "end of it";
    let index = Index::build([(1, long.as_str())]);
    assert_eq!(index.find(&Query::parse("end"), 9, |_| true).total, 1);
}

/// What the index finds is what reading every text would find.
#[test]
fn agrees_with_reading_every_text() {
    let words = ["plan", "risk", "care", "home"];
    let texts: Vec<String> = (0..256_usize)
        .map(|n| {
            (0..4)
                .map(|place| words[(n >> (2 * place)) % 4])
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    let index = Index::build(texts.iter().zip(0..).map(|(t, n)| (n, t.as_str())));
    for a in words {
        for b in words {
            let all = |query: &str| index.find(&Query::parse(query), 999, |_| true).total;
            let both = texts.iter().filter(|t| t.contains(a) && t.contains(b));
            assert_eq!(all(&format!("{a} {b}")), both.count());
            let phrase = format!("{a} {b}");
            let together = texts.iter().filter(|t| t.contains(&phrase));
            assert_eq!(all(&format!("\"{phrase}\"")), together.count());
        }
    }
}
