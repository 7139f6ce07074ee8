//! The shared cases of the SSDA903: what each rule finds in small tables, and in whole returns of invented authorities.
//!
//! The cases were taken from a public validator's own tests, the findings in whole returns from running it. Ours follow
//! the definition; where that differs, the rule stands in [`DIFFERENT_CASES`] or [`DIFFERENT_RETURNS`] with the reason,
//! and `docs/differences.md` says it for analysts. A rule that stands there and no longer differs fails the test.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test reads files, says what it passed over, and ends where they are not as expected"
)]

#[path = "conformance_903/differences.rs"]
mod differences;
#[path = "conformance_903/tables.rs"]
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use children::CollectionYear;
use returns::looked_after::LookedAfter;
use returns::looked_after::rules::RULEBOOK;
use returns::rulebook::Ready;
use returns::submission::File;
use serde_json::Value;

use differences::{DIFFERENT_CASES, DIFFERENT_RETURNS};
use tables::{Case, folder};

/// Rows by table.
type Places = BTreeMap<String, BTreeSet<u32>>;

/// The shared folder; nothing where the project stands alone.
fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/conformance/903");
    if !folder.is_dir() {
        eprintln!("passed over: ../shared/conformance/903 is not here");
        return None;
    }
    Some(folder)
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn handed(files: &[(String, Vec<u8>)]) -> Vec<File<'_>> {
    files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect()
}

/// What one rule finds. `Err` says why it was not run.
fn found(files: &[(String, Vec<u8>)], code: &str, year: i16) -> Result<Places, String> {
    let (source, _) = LookedAfter::read(&handed(files));
    let rule = RULEBOOK.rule(code).ok_or("there is no such rule")?;
    let year = CollectionYear(year);
    let ready = Ready::of(&[rule], &source, year, year.last());
    let mut findings = ready.of_the_whole(&source);
    findings.extend(ready.of_children(&source));
    let outcome = ready.outcome(findings);
    if let Some(not) = outcome.not_run.first() {
        return Err(not.why.clone());
    }
    if outcome.run.is_empty() {
        return Err(format!("not in force in {year}"));
    }
    let mut places = Places::new();
    for each in &outcome.findings {
        places
            .entry(each.table.to_owned())
            .or_default()
            .insert(each.row);
    }
    Ok(places)
}

#[test]
fn small_cases() {
    let Some(shared) = shared() else { return };
    let all = json(&shared.join("unit_cases.json"));
    let mut wrong: Vec<String> = Vec::new();
    let mut differing: BTreeSet<String> = BTreeSet::new();
    let (mut equal, mut missing) = (0, BTreeSet::new());
    for case in all["cases"].as_array().unwrap() {
        let Some(case) = Case::of(case) else { continue };
        if RULEBOOK.rule(&case.rule).is_none() {
            // Of rules withdrawn before 2025/26 nothing is known but their cases.
            if case.year >= 2026 {
                missing.insert(case.rule.clone());
            }
            continue;
        }
        let got = found(&case.files, &case.rule, case.year);
        if got.as_ref() == Ok(&case.expected) {
            equal += 1;
            continue;
        }
        differing.insert(case.rule.clone());
        if !DIFFERENT_CASES.iter().any(|(rule, _)| *rule == case.rule) {
            wrong.push(format!(
                "{} (case {}, {}): expected {:?}, found {got:?}",
                case.rule, case.at, case.year, case.expected
            ));
        }
    }
    for (rule, _) in DIFFERENT_CASES {
        if !differing.contains(*rule) && RULEBOOK.rule(rule).is_some() {
            wrong.push(format!("{rule} is said to differ and does not"));
        }
    }
    eprintln!(
        "{equal} cases equal; {} rules differ by name; no such rule: {missing:?}",
        differing.len()
    );
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(
        missing.is_empty(),
        "rules of cases that we have not: {missing:?}"
    );
}

#[test]
fn whole_returns() {
    let Some(shared) = shared() else { return };
    let mut wrong: Vec<String> = Vec::new();
    let mut differing: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut equal, mut locations) = (0, 0);
    let fixtures = [
        "f1_2025_26_clean",
        "f2_2025_26_low",
        "f4_2026_27_low",
        "f6_2026_27_nasty",
    ];
    for fixture in fixtures {
        let at = shared.join("fixtures").join(fixture);
        let mut files = folder(&at.join("this"), "");
        files.extend(folder(&at.join("last"), "last/"));
        files.push((
            "providers.csv".to_owned(),
            std::fs::read(at.join("providers.csv")).unwrap(),
        ));
        let postcodes = std::fs::read(shared.join("postcodes_reduced.csv")).unwrap();
        files.push(("postcodes.csv".to_owned(), postcodes));
        for (year, name) in [(2026, "peer_2025_26.json"), (2027, "peer_2026_27.json")] {
            let peer = json(&at.join(name));
            let authority = peer["metadata"]["localAuthority"].as_str().unwrap();
            let mut files = files.clone();
            files.push((
                "authority.csv".to_owned(),
                format!("AUTHORITY_CODE\n{authority}\n").into_bytes(),
            ));
            let (source, _) = LookedAfter::read(&handed(&files));
            let year = CollectionYear(year);
            let outcome = RULEBOOK.run(&source, year, year.last());
            let mut ours: BTreeMap<&str, Places> = BTreeMap::new();
            for each in &outcome.findings {
                let of_rule = ours.entry(each.rule).or_default();
                of_rule
                    .entry(each.table.to_owned())
                    .or_default()
                    .insert(each.row);
            }
            for (rule, theirs) in peer["rules"].as_object().unwrap() {
                let Some(rule) = RULEBOOK.rule(rule) else {
                    continue;
                };
                let theirs_found = tables::places(&theirs["tables"]);
                let ours_found = ours.remove(rule.code).unwrap_or_default();
                locations += ours_found.values().map(BTreeSet::len).sum::<usize>();
                let both_skipped =
                    theirs["status"] == "skipped" && !outcome.run.contains(&rule.code);
                if both_skipped || (theirs["status"] == "done" && theirs_found == ours_found) {
                    equal += 1;
                    continue;
                }
                let only = tables::apart(&theirs_found, &ours_found);
                let sums = differing.entry(rule.code).or_insert((0, 0));
                *sums = (sums.0 + only.0, sums.1 + only.1);
                if !DIFFERENT_RETURNS
                    .iter()
                    .any(|(code, ..)| *code == rule.code)
                {
                    wrong.push(format!(
                        "{fixture} {year} {} ({}): {}",
                        rule.code,
                        theirs["status"].as_str().unwrap_or(""),
                        tables::compared(&theirs_found, &ours_found)
                    ));
                }
            }
            for (rule, _) in ours {
                wrong.push(format!(
                    "{fixture} {year}: {rule} is no rule of the other's"
                ));
            }
        }
    }
    for (rule, theirs, ours, _) in DIFFERENT_RETURNS {
        let are = differing.get(rule).copied();
        if are != Some((*theirs, *ours)) {
            wrong.push(format!(
                "{rule} is said to differ by {theirs} rows of theirs and {ours} of ours, and is {are:?}"
            ));
        }
    }
    eprintln!(
        "{equal} results equal, {locations} locations; {} rules differ by name",
        differing.len()
    );
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
