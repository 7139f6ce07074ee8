use std::collections::BTreeMap;

use returns::looked_after::{LookedAfter, rules};
use returns::submission::File;

use super::*;
use crate::{Ask, authority};

fn today() -> Day {
    Day::new(2026, 6, 30).unwrap()
}

fn asked(rate: u32) -> Asked<'static> {
    Asked {
        today: today(),
        seed: 11,
        rate,
        returns: &[Return::LookedAfter, Return::InNeed],
    }
}

/// The files of a few thousand children drawn for the returns alone.
fn drawn(children: u64, rate: u32) -> (Vec<(String, Vec<u8>)>, Vec<Mistake>) {
    let mut files: BTreeMap<String, (Vec<u8>, Vec<u8>)> = BTreeMap::new();
    let (mut named, mut mistakes) = (Named::default(), Vec::new());
    parts(children, asked(rate), |part| {
        named.join(part.named);
        mistakes.extend(part.mistakes);
        for file in part.files {
            files
                .entry(file.name)
                .or_insert_with(|| (file.head, file.foot))
                .0
                .extend(file.body);
        }
    });
    let mut all: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .map(|(name, (body, foot))| (name, [body, foot].concat()))
        .collect();
    all.extend(named.files());
    (all, mistakes)
}

fn told(children: u32, rate: u32) -> (Vec<(String, Vec<u8>)>, Vec<Mistake>) {
    let authority = authority(Ask {
        children_open: children,
        seed: 11,
        today: today(),
        years: 6,
    });
    files(&authority, rate)
}

fn read(files: &[(String, Vec<u8>)]) -> LookedAfter {
    let files: Vec<File<'_>> = files
        .iter()
        .filter_map(|(name, bytes)| {
            let name = name.strip_prefix("903/")?;
            Some(File { name, bytes })
        })
        .collect();
    let (all, doubts) = LookedAfter::read(&files);
    let others: Vec<String> = doubts
        .iter()
        .filter(|doubt| doubt.what.is_serious() && !doubt.file.is_empty())
        .map(ToString::to_string)
        .collect();
    assert!(all.this.header.supplied() && all.last.header.supplied());
    assert!(all.postcodes.is_some() && all.authority().is_some());
    assert_eq!(others, Vec::<String>::new());
    all
}

/// What the rules of the return find, as rule and child with the first row.
fn found(all: &LookedAfter) -> BTreeMap<(&'static str, String), String> {
    let year = CollectionYear(2026);
    let outcome = rules::RULEBOOK.run(all, year, today());
    let mut found = BTreeMap::new();
    for finding in &outcome.findings {
        found
            .entry((finding.rule, finding.child.to_string()))
            .or_insert_with(|| format!("{finding:?}"));
    }
    found
}

/// How many children each rule finds, with one of them.
fn by_rule(found: &BTreeMap<(&'static str, String), String>) -> BTreeMap<&'static str, String> {
    let mut rules: BTreeMap<&'static str, (u32, String)> = BTreeMap::new();
    for ((rule, child), row) in found {
        let of_rule = rules.entry(rule).or_default();
        of_rule.0 += 1;
        of_rule.1 = format!("{child}: {row}");
    }
    rules
        .into_iter()
        .map(|(rule, (count, one))| (rule, format!("{count} children, as {one}")))
        .collect()
}

#[test]
fn no_rule_finds_anything_in_the_return_of_lives_that_were_told() {
    let (files, _) = told(1_000, 0);
    let all = read(&files);
    assert!(all.this.episodes.rows.len() > 100);
    assert_eq!(by_rule(&found(&all)), BTreeMap::new());
}

#[test]
fn no_rule_finds_anything_in_the_return_of_lives_that_were_drawn() {
    let (files, _) = drawn(4_000, 0);
    let all = read(&files);
    assert!(all.this.episodes.rows.len() > 1_000);
    assert_eq!(by_rule(&found(&all)), BTreeMap::new());
}
