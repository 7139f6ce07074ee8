//! How long the rules and the reconciling of an invented authority take, and what they find there.
//!
//! `cargo bench -p returns --bench rules [-- CHILDREN]`: 20,000 open children unless told.
#![expect(clippy::print_stdout, reason = "a command, not the core")]

use std::collections::BTreeMap;
use std::time::Instant;

use children::{CollectionYear, Day};
use returns::annex_a::AnnexA;
use returns::optional::Optional;
use returns::reconcile::{Sources, reconcile};
use returns::rule::Source;
use returns::rulebook::Rulebook;
use returns::safeguarding::Safeguarding;
use returns::submission::File;
use sample::Ask;

fn main() {
    let asked = std::env::args().skip(1).find_map(|each| each.parse().ok());
    let today = Day::new(2026, 7, 1).unwrap_or(Day::FIRST);
    let ask = Ask {
        children_open: asked.unwrap_or(20_000),
        ..Ask::usual(1, today)
    };
    let files = sample::files(&sample::authority(ask));
    let files = |folder: &str| -> Vec<File<'_>> {
        files
            .iter()
            .filter(|(name, _)| name.contains(folder))
            .map(|(name, bytes)| File { name, bytes })
            .collect()
    };
    let (dataset, _) = Safeguarding::read(&files("ssd"));
    let (annex, _) = AnnexA::read(&files("annex"));
    let (own, _) = Optional::read(&files("optional"));
    time(&returns::safeguarding::rules::RULEBOOK, &dataset, today);
    time(&returns::annex_a::rules::RULEBOOK, &annex, today);

    let start = Instant::now();
    let sources = Sources {
        safeguarding: Some(&dataset),
        annex_a: Some(&annex),
        optional: Some(&own),
        ..Sources::default()
    };
    let result = reconcile(sources, today);
    println!("reconciled in {:.3} s", start.elapsed().as_secs_f64());
    for each in result.compared {
        println!(
            "{:>8} {:>8}  {}",
            each.children,
            each.disagree,
            each.what.name()
        );
    }
    for list in result.lists {
        println!("{list:?}");
    }
    println!(
        "{} stand in one source alone, {} identifiers are alike",
        result.absent.len(),
        result.alike.len()
    );
}

fn time<S: Source>(book: &Rulebook<S>, source: &S, today: Day) {
    let start = Instant::now();
    let children = source.by_child().len();
    let grouped = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let outcome = book.run(source, CollectionYear::of(today), today);
    println!(
        "{}: {} rules, {children} children, {} findings in {:.3} s, of which {grouped:.3} s to group",
        book.of,
        outcome.run.len(),
        outcome.findings.len(),
        start.elapsed().as_secs_f64()
    );
    for not_run in outcome.not_run {
        println!("  {} not run: {}", not_run.rule, not_run.why);
    }
    let mut by_rule: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for finding in &outcome.findings {
        *by_rule.entry((finding.rule, finding.table)).or_default() += 1;
    }
    for ((rule, table), count) in by_rule {
        println!("{count:>8}  {rule} {table}");
    }
}
