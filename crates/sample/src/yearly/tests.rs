use std::collections::{BTreeMap, BTreeSet};

use returns::in_need::InNeed;
use returns::looked_after::{LookedAfter, rules};
use returns::rulebook::Outcome;
use returns::submission::File;

use super::*;
use crate::{Ask, authority, files_under};

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

/// The return that was written, and what of it could not be read.
fn read(files: &[(String, Vec<u8>)]) -> (LookedAfter, Vec<String>) {
    let files: Vec<File<'_>> = files_under(files, "903/")
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    let (all, doubts) = LookedAfter::read(&files);
    let serious: Vec<String> = doubts
        .iter()
        .filter(|doubt| doubt.what.is_serious() && !doubt.file.is_empty())
        .map(ToString::to_string)
        .collect();
    assert!(all.this.header.supplied() && all.last.header.supplied());
    assert!(all.postcodes.is_some() && all.authority().is_some());
    (all, serious)
}

/// What the rules of the return find, as rule and child with the first row.
fn found(all: &LookedAfter) -> Found {
    first_of_each(&rules::RULEBOOK.run(all, CollectionYear(2026), today()))
}

/// What was found, by rule and child, with the first row of each.
type Found = BTreeMap<(&'static str, String), String>;

fn first_of_each(outcome: &Outcome) -> Found {
    let not_run: Vec<String> = outcome
        .not_run
        .iter()
        .chain(&outcome.in_part)
        .map(|each| format!("{each:?}"))
        .collect();
    assert_eq!(not_run, Vec::<String>::new());
    let mut found = BTreeMap::new();
    for finding in &outcome.findings {
        found
            .entry((finding.rule, finding.child.to_string()))
            .or_insert_with(|| format!("{finding:?}"));
    }
    found
}

/// How many children each rule finds, with one of them.
fn by_rule(found: &Found) -> BTreeMap<&'static str, String> {
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
    let (all, doubts) = read(&files);
    assert_eq!(doubts, Vec::<String>::new());
    assert!(all.this.episodes.rows.len() > 100);
    assert_eq!(by_rule(&found(&all)), BTreeMap::new());
}

#[test]
fn no_rule_finds_anything_in_the_return_of_lives_that_were_drawn() {
    let (files, _) = drawn(4_000, 0);
    let (all, doubts) = read(&files);
    assert_eq!(doubts, Vec::<String>::new());
    assert!(all.this.episodes.rows.len() > 1_000);
    assert_eq!(by_rule(&found(&all)), BTreeMap::new());
}

/// What the rules of the census find in a year's file, as rule and child with the first row.
fn found_in_census(files: &[(String, Vec<u8>)], year: i16) -> (Found, Vec<String>) {
    let name = format!("cin/{year}.xml");
    let (_, bytes) = files.iter().find(|(each, _)| *each == name).unwrap();
    let file = File { name: &name, bytes };
    let (all, doubts) = InNeed::read(&[file]);
    let serious: Vec<String> = doubts
        .iter()
        .filter(|doubt| doubt.what.is_serious() && !doubt.file.is_empty())
        .map(ToString::to_string)
        .collect();
    let outcome = returns::in_need::rules::RULEBOOK.run(&all, CollectionYear(year), today());
    (first_of_each(&outcome), serious)
}

#[test]
fn no_rule_finds_anything_in_the_censuses() {
    for (files, _) in [told(1_000, 0), drawn(4_000, 0)] {
        for year in [2025, 2026] {
            let (found, doubts) = found_in_census(&files, year);
            assert_eq!(doubts, Vec::<String>::new());
            assert_eq!(by_rule(&found), BTreeMap::new(), "{year}");
        }
    }
}

/// Rules for which no mistake is made, and why.
const NOT_MADE: &[(&str, &str)] = &[
    ("100", "of the census as a whole: its reference date"),
    (
        "2883",
        "of the census as a whole: plans and conferences counted",
    ),
    (
        "2886Q",
        "of the census as a whole: children whose sex is not known",
    ),
    ("2887Q", "of the census as a whole: kinds of disability"),
    (
        "2888Q",
        "of the census as a whole: children with several disabilities",
    ),
    ("105", "of a flag that the return has in its XML form alone"),
    ("303", "of a flag that the return has in its XML form alone"),
    (
        "164",
        "no two places of the list are a thousand miles apart",
    ),
    ("348", "a young person is a care leaver of one year only"),
    ("411", "both sides of it are worked out from one postcode"),
];

#[test]
fn every_rule_has_its_mistake_or_a_reason_why_not() {
    let year = CollectionYear(2026);
    let made: Vec<&str> = mistakes::rules().collect();
    let of_need = returns::in_need::rules::RULEBOOK.in_force(year);
    let of_care = rules::RULEBOOK.in_force(year);
    let in_force: BTreeSet<&str> = (of_need.map(|rule| rule.code))
        .chain(of_care.map(|rule| rule.code))
        .collect();
    let covered: Vec<&str> = made
        .iter()
        .copied()
        .chain(NOT_MADE.iter().map(|(rule, _)| *rule))
        .collect();
    let each: BTreeSet<&str> = covered.iter().copied().collect();
    assert_eq!(covered.len(), each.len(), "a rule stands twice");
    let wrong: Vec<_> = each.symmetric_difference(&in_force).collect();
    assert_eq!(wrong, Vec::<&&str>::new());
    // As the help of the command and the list of changes say.
    let of_need = |rule: &&&str| returns::in_need::rules::RULEBOOK.rule(rule).is_some();
    let census = made.iter().filter(of_need).count();
    assert_eq!((made.len() - census, census), (306, 104));
}

#[test]
fn every_mistake_is_made_and_found_by_its_rule() {
    let (mut made, mut missed) = (BTreeSet::new(), BTreeMap::new());
    let own: Vec<Told> = (0..10_000)
        .flat_map(|number| drawn::told(number, &asked(1_000)))
        .collect();
    let all = england::of_children(&own, asked(1_000), 0);
    for (files, mistakes) in [told(600, 1_000), (files_of(&all), all.mistakes)] {
        let of_care = found(&read(&files).0);
        let (of_need, _) = found_in_census(&files, 2026);
        for each in mistakes {
            let found = if each.of == "903" { &of_care } else { &of_need };
            made.insert(each.rule);
            if !found.contains_key(&(each.rule, each.child.clone())) {
                let of_rule: &mut (u32, String) = missed.entry(each.rule).or_default();
                *of_rule = (of_rule.0 + 1, format!("{each:?}"));
            }
        }
    }
    assert_eq!(missed, BTreeMap::new());
    let never: Vec<&str> = mistakes::rules()
        .filter(|rule| !made.contains(rule))
        .collect();
    assert_eq!(never, Vec::<&str>::new());
}
