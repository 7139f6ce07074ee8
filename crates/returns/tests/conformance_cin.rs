//! The shared cases of the children in need census: what each rule finds in small tables, in whole returns of invented
//! children, and in small files that each ask one question.
//!
//! The small tables were taken from a public validator's own tests; what whole returns hold was found by an independent
//! reading of the definitions. Where ours differ, the rule stands in [`DIFFERENT_CASES`] or [`DIFFERENT_RETURNS`] with
//! the reason. A rule that stands there and no longer differs fails the test.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test reads files, says what it passed over, and ends where they are not as expected"
)]

#[path = "conformance_cin/differences.rs"]
mod differences;
#[path = "conformance_cin/tables.rs"]
mod tables;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use children::CollectionYear;
use returns::in_need::rules::RULEBOOK;
use returns::in_need::{Checked, InNeed, check, check_in_pieces};
use returns::rule::Finding;
use returns::rulebook::Ready;
use returns::submission::File;
use serde_json::Value;

use differences::{DIFFERENT_CASES, DIFFERENT_PROBES, DIFFERENT_RETURNS};
use tables::Case;

/// Rows by table.
type Places = BTreeSet<(String, u32)>;

/// The shared folder; nothing where the project stands alone.
fn shared() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/conformance/cin");
    if !folder.is_dir() {
        eprintln!("passed over: ../shared/conformance/cin is not here");
        return None;
    }
    Some(folder)
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Where findings point to: factors as the assessment that found them, since the cases have no table of factors.
fn places(census: &InNeed, findings: &[Finding]) -> Places {
    let tables = &census.tables;
    let assessment = |row: u32| {
        let factor = &tables.factors.rows[usize::try_from(row).unwrap()];
        let at = tables.assessments.rows.iter().position(|each| {
            each.child == factor.child
                && each.episode_id == factor.episode_id
                && each.assessment_id == factor.assessment_id
        });
        u32::try_from(at.unwrap()).unwrap()
    };
    let place = |each: &Finding| match each.table {
        "AssessmentFactorsList" => ("Assessments".to_owned(), assessment(each.row)),
        table => (table.to_owned(), each.row),
    };
    findings.iter().map(place).collect()
}

/// What one rule finds. `Err` says why it was not run.
fn found(census: &InNeed, code: &str, year: i16) -> Result<Places, String> {
    let rule = RULEBOOK.rule(code).ok_or("there is no such rule")?;
    let year = CollectionYear(year);
    let ready = Ready::of(&[rule], census, year, year.last());
    let mut findings = ready.of_the_whole(census);
    findings.extend(ready.of_children(census));
    let outcome = ready.outcome(findings);
    if let Some(not) = outcome.not_run.first() {
        return Err(not.why.clone());
    }
    if outcome.run.is_empty() {
        return Err(format!("not in force in {year}"));
    }
    Ok(places(census, &outcome.findings))
}

#[test]
fn small_cases() {
    let Some(shared) = shared() else { return };
    let mut wrong: Vec<String> = Vec::new();
    let mut differing: BTreeSet<String> = BTreeSet::new();
    let (mut equal, mut missing) = (0, BTreeSet::new());
    for name in ["unit_cases.json", "unit_cases_2027_branch.json"] {
        for case in json(&shared.join(name))["cases"].as_array().unwrap() {
            let case = Case::of(case);
            if RULEBOOK.rule(&case.rule).is_none() {
                missing.insert(case.rule.clone());
                continue;
            }
            let (census, _) = InNeed::read(&case.handed());
            let got = found(&census, &case.rule, case.year);
            if got.as_ref() == Ok(&case.expected) {
                equal += 1;
                continue;
            }
            differing.insert(case.rule.clone());
            if !DIFFERENT_CASES.iter().any(|(rule, _)| *rule == case.rule) {
                wrong.push(format!(
                    "{} ({}): {}",
                    case.rule,
                    case.year,
                    compared(&case.expected, &got)
                ));
            }
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
}

/// What is expected and not found, and the other way round.
fn compared(expected: &Places, got: &Result<Places, String>) -> String {
    match got {
        Err(why) => format!("not run: {why}"),
        Ok(got) => format!(
            "lacks {:?}, has too many {:?}",
            expected.difference(got).collect::<Vec<_>>(),
            got.difference(expected).collect::<Vec<_>>()
        ),
    }
}

/// The year a file is of, by its reference date.
fn year_of(xml: &str) -> i16 {
    let at = xml.find("<ReferenceDate>").unwrap() + "<ReferenceDate>".len();
    xml[at..at + 4].parse().unwrap()
}

fn checked(bytes: &[u8], year: i16, at_a_time: Option<usize>) -> Checked {
    let files = [File {
        name: "census.xml",
        bytes,
    }];
    let year = CollectionYear(year);
    match at_a_time {
        None => check(&files, year, year.last()),
        Some(at_a_time) => check_in_pieces(at_a_time, &files, year, year.last()),
    }
}

#[test]
fn whole_returns() {
    let Some(shared) = shared() else { return };
    let mut wrong: Vec<String> = Vec::new();
    let mut differing: BTreeSet<String> = BTreeSet::new();
    let (mut equal, mut locations) = (0, 0);
    for fixture in ["f1_low", "f2_mid", "f3_high", "f7_2024"] {
        let folder = shared.join("fixtures");
        let bytes = std::fs::read(folder.join(format!("{fixture}.xml"))).unwrap();
        let definition = json(&folder.join(format!("{fixture}.definition.json")));
        let year = i16::try_from(definition["year"].as_i64().unwrap()).unwrap();
        let (census, _) = InNeed::read(&[File {
            name: "census.xml",
            bytes: &bytes,
        }]);
        let outcome = checked(&bytes, year, None).outcome;
        for rule in RULEBOOK.in_force(CollectionYear(year)) {
            let of_rule = outcome
                .findings
                .iter()
                .filter(|each| each.rule == rule.code);
            let ours = places(&census, &of_rule.cloned().collect::<Vec<_>>());
            let theirs = tables::places(&definition, rule.code);
            locations += ours.len();
            if ours == theirs {
                equal += 1;
                continue;
            }
            differing.insert(rule.code.to_owned());
            if !DIFFERENT_RETURNS.iter().any(|(code, _)| *code == rule.code) {
                let compared = compared(&theirs, &Ok(ours));
                wrong.push(format!("{fixture} {}: {compared}", rule.code));
            }
        }
    }
    for (rule, _) in DIFFERENT_RETURNS {
        if !differing.contains(*rule) && RULEBOOK.rule(rule).is_some() {
            wrong.push(format!("{rule} is said to differ and does not"));
        }
    }
    eprintln!(
        "{equal} results equal, {locations} locations; {} rules differ by name",
        differing.len()
    );
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// A return checked a child at a time, or as tables, gives what it gives as a whole.
#[test]
fn pieces_and_tables_are_judged_alike() {
    let Some(shared) = shared() else { return };
    for fixture in ["f1_low", "f2_mid", "f3_high", "f7_2024"] {
        let bytes = std::fs::read(shared.join(format!("fixtures/{fixture}.xml"))).unwrap();
        let year = CollectionYear(year_of(std::str::from_utf8(&bytes).unwrap()));
        let (census, doubts) = InNeed::read(&[File {
            name: "census.xml",
            bytes: &bytes,
        }]);
        let whole = RULEBOOK.run(&census, year, year.last());
        let pieces = checked(&bytes, year.0, Some(1));
        assert_eq!(pieces.outcome.findings, whole.findings, "{fixture}");
        assert_eq!(pieces.doubts, doubts, "{fixture}");
        let files = tables::as_files(&census);
        let handed: Vec<File<'_>> = files
            .iter()
            .map(|(name, bytes)| File { name, bytes })
            .collect();
        let (again, _) = InNeed::read(&handed);
        let outcome = RULEBOOK.run(&again, year, year.last());
        let bare = |findings: &[Finding]| -> Vec<(&str, &str, u32)> {
            let place = |each: &Finding| (each.rule, each.table, each.row);
            findings.iter().map(place).collect()
        };
        assert_eq!(bare(&outcome.findings), bare(&whole.findings), "{fixture}");
    }
}

#[test]
fn questions_asked_one_by_one() {
    let Some(shared) = shared() else { return };
    let mut wrong: Vec<String> = Vec::new();
    let (mut equal, mut differing) = (0, BTreeSet::new());
    for probe in json(&shared.join("probes.json")).as_array().unwrap() {
        let rule = probe["rule"].as_str().unwrap();
        let (Some(fires), Some(xml)) = (probe["definition_fires"].as_bool(), probe["xml"].as_str())
        else {
            continue;
        };
        if RULEBOOK.rule(rule).is_none() {
            continue;
        }
        let outcome = checked(xml.as_bytes(), year_of(xml), None).outcome;
        let case = probe["case"].as_str().unwrap();
        if outcome.findings.iter().any(|each| each.rule == rule) == fires {
            equal += 1;
        } else if DIFFERENT_PROBES
            .iter()
            .any(|(code, part, _)| *code == rule && case.contains(part))
        {
            differing.insert(format!("{rule} {case}"));
        } else {
            wrong.push(format!("{rule}: {case}: should fire: {fires}"));
        }
    }
    eprintln!("{equal} equal; {differing:?} differ by name");
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
