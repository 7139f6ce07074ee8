//! How long meaning takes: themes and sentences of 25,000 paragraphs, and an index of 30,000 texts and
//! its queries, on invented text. Run with `cargo bench -p inspection --bench meaning`.

#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a timing prints what it took, and works on lists it made itself"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use inspection::search::{Index, Query};
use inspection::{sentences, themes};

const OPENINGS: [&str; 6] = [
    "Social workers know their children well",
    "Managers do not always record the reasons for decisions",
    "Most return home interviews take place, but too many are late",
    "Care leavers are helped to find work",
    "Plans for children in care are clear",
    "Partners understand thresholds",
];
const ENDINGS: [&str; 6] = [
    ", and this helps families to change.",
    ", although supervision is not yet regular.",
    " because leaders have invested in the workforce.",
    ", which means that some children wait for help.",
    ", and their views are heard.",
    " when risk increases.",
];

/// Invented paragraphs of about 830 bytes; each word with a number in it is rare, as names are.
fn paragraphs(count: usize) -> Vec<String> {
    (0..count)
        .map(|n| {
            (0..10)
                .map(|i| {
                    let opening = OPENINGS[(n * 7 + i * 5) % OPENINGS.len()];
                    let ending = ENDINGS[(n * 3 + i + n / 6) % ENDINGS.len()];
                    format!("{opening} in place{} {ending} ", (n * 31 + i) % 20_011)
                })
                .collect()
        })
        .collect()
}

fn report(what: &str, took: Duration) {
    println!("{what:<48} {:>9.2} ms", took.as_secs_f64() * 1000.0);
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    report(what, start.elapsed());
    result
}

fn main() {
    let texts = paragraphs(30_000);
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("30,000 texts of {bytes} bytes");
    let some = &texts[..25_000];
    black_box(themes::of("the automaton is built"));
    timed("themes of 25,000 paragraphs", || {
        some.iter().map(|t| themes::of(t).len()).sum::<usize>()
    });
    timed("sentences and tone of 25,000 paragraphs", || {
        some.iter().map(|t| sentences::of(t).len()).sum::<usize>()
    });
    let index = timed("index of 30,000 texts", || {
        Index::build(texts.iter().zip(0..).map(|(t, n)| (n, t.as_str())))
    });
    for words in [
        "children managers",
        "\"social workers know\"",
        "children -place7",
        "place19",
        "the children in care",
    ] {
        let query = Query::parse(words);
        let found = timed(words, || index.find(&query, 20, |_| true));
        black_box(found);
    }
}
