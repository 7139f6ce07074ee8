//! `waymark sample`, `load`, `measures`, `lists`, `annex-a` and `check`, as a person meets them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::program::{Ran, column, waymark, write};

/// A small invented authority, always the same.
fn authority(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("authority");
    let ran = waymark(&[
        "sample",
        text(&path),
        "--children",
        "40",
        "--seed",
        "7",
        "--as-at",
        "2026-10-31",
    ]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    path
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn load(source: &str, path: &Path, data: &Path) -> Ran {
    waymark(&["load", source, text(path), "--data", text(data)])
}

/// The files of a folder by name.
#[expect(clippy::disallowed_methods, reason = "tests read their files")]
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            (
                path.file_name().unwrap().to_str().unwrap().to_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .collect();
    all.sort();
    all
}

#[test]
fn the_same_seed_gives_the_same_authority() {
    let folder = TempDir::new().unwrap();
    let once = authority(&folder);
    let again = folder.path().join("again");
    waymark(&[
        "sample",
        text(&again),
        "--children",
        "40",
        "--seed",
        "7",
        "--as-at",
        "2026-10-31",
    ]);
    let other = folder.path().join("other");
    waymark(&[
        "sample",
        text(&other),
        "--children",
        "40",
        "--seed",
        "8",
        "--as-at",
        "2026-10-31",
    ]);
    assert!(files(&once.join("ssd")) == files(&again.join("ssd")));
    assert!(files(&once.join("ssd")) != files(&other.join("ssd")));
}

#[test]
fn measures_from_the_store_and_straight_from_the_folder_are_the_same() {
    let folder = TempDir::new().unwrap();
    let authority = authority(&folder);
    let data = folder.path().join("data");
    assert!(load("ssd", &authority.join("ssd"), &data).status <= 1);
    assert!(load("optional", &authority.join("optional"), &data).status <= 1);
    let kept = waymark(&["measures", "--data", text(&data), "--as-at", "2026-10-31"]);
    let elsewhere = TempDir::new().unwrap();
    for part in ["ssd", "optional"] {
        for (name, bytes) in files(&authority.join(part)) {
            write(&elsewhere.path().join(&name), &bytes);
        }
    }
    let straight = waymark(&[
        "measures",
        "--from",
        text(elsewhere.path()),
        "--as-at",
        "2026-10-31",
    ]);
    assert_eq!(kept.out, straight.out);
    assert_eq!(
        kept.out.lines().next().unwrap(),
        "measure,area,as_at,period,from,to,numerator,denominator,value,unit,better,quality,breakdown,group,england,neighbours,why_not"
    );
    assert!(
        column(&kept.out, "as_at")
            .iter()
            .all(|day| day == "2026-10-31")
    );
    assert!(column(&kept.out, "measure").iter().any(|id| id == "HP15"));
}

#[test]
fn groups_of_a_breakdown_add_up_to_the_whole() {
    let folder = TempDir::new().unwrap();
    let authority = authority(&folder);
    for by in [
        "team",
        "age",
        "sex",
        "ethnicity",
        "disability",
        "area",
        "placement",
        "worker",
    ] {
        let ran = waymark(&[
            "measures",
            "--from",
            text(&authority),
            "--measure",
            "hp15",
            "--by",
            by,
        ]);
        let numbers: Vec<f64> = column(&ran.out, "denominator")
            .iter()
            .map(|n| n.parse().unwrap())
            .collect();
        let (whole, groups) = numbers.split_first().unwrap();
        assert!(*whole > 0.0);
        assert_eq!(*whole, groups.iter().sum::<f64>(), "{by}");
    }
}

#[test]
fn neighbours_stand_beside_a_council_that_was_named() {
    let folder = TempDir::new().unwrap();
    let authority = authority(&folder);
    let measure = |council: &[&str]| {
        let words = ["measures", "--from", text(&authority), "--measure", "HP15"];
        waymark(&[&words[..], council].concat())
    };
    assert_eq!(column(&measure(&[]).out, "neighbours"), [""]);
    let named = column(
        &measure(&["--authority", "South Gloucestershire"]).out,
        "neighbours",
    );
    let mean: f64 = named[0].parse().unwrap();
    assert!(mean > 0.3 && mean <= 1.0, "{mean}");
    assert_eq!(
        column(&measure(&["--authority", "803"]).out, "neighbours"),
        named
    );
    let nobody = measure(&["--authority", "Marlshire"]);
    assert_eq!(nobody.status, 2);
    assert!(nobody.err.contains("153 authorities"), "{}", nobody.err);
}

#[test]
fn what_needs_a_table_that_was_not_supplied_says_so_and_is_not_nought() {
    let folder = TempDir::new().unwrap();
    let authority = authority(&folder);
    fs::remove_file(authority.join("ssd/ssd_cin_assessments.csv")).unwrap();
    let ran = waymark(&["measures", "--from", text(&authority), "--measure", "HP15"]);
    assert_eq!(ran.status, 1);
    assert_eq!(column(&ran.out, "value"), [""]);
    assert!(
        column(&ran.out, "why_not")[0].contains("assessments"),
        "{}",
        ran.out
    );
    let lists = waymark(&[
        "lists",
        "--from",
        text(&authority),
        "--list",
        "assessment-late",
    ]);
    assert_eq!(column(&lists.out, "child"), [""]);
    assert!(
        column(&lists.out, "reason")[0].contains("could not be built"),
        "{}",
        lists.out
    );
}

#[test]
fn a_list_tells_the_child_the_rule_and_the_values() {
    let folder = TempDir::new().unwrap();
    let authority = authority(&folder);
    let ran = waymark(&["lists", "--from", text(&authority)]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let children = column(&ran.out, "child");
    assert!(!children.is_empty());
    for (at, child) in children.iter().enumerate() {
        if !child.is_empty() {
            for needed in ["reason", "rule", "data_as_at", "clears_when"] {
                assert!(
                    !column(&ran.out, needed)[at].is_empty(),
                    "{needed} of {child}"
                );
            }
        }
    }
}

#[test]
fn the_same_files_loaded_twice_are_one_load_and_other_files_are_refused() {
    let folder = TempDir::new().unwrap();
    let authority = authority(&folder);
    let data = folder.path().join("data");
    assert!(load("ssd", &authority.join("ssd"), &data).status <= 1);
    let again = load("ssd", &authority.join("ssd"), &data);
    assert_eq!(again.status, 1);
    assert!(again.err.contains("in force already"), "{}", again.err);
    let before = waymark(&["measures", "--data", text(&data)]);
    let wrong = folder.path().join("wrong");
    write(&wrong.join("notes.csv"), b"colour,number\r\nred,1\r\n");
    let refused = load("ssd", &wrong, &data);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("stays in force"), "{}", refused.err);
    assert_eq!(
        waymark(&["measures", "--data", text(&data)]).out,
        before.out
    );
}

#[test]
fn a_load_that_is_killed_leaves_the_one_before_in_force() {
    let folder = TempDir::new().unwrap();
    let authority = authority(&folder);
    let data = folder.path().join("data");
    assert!(load("ssd", &authority.join("ssd"), &data).status <= 1);
    let before = waymark(&["measures", "--data", text(&data)]).out;
    let other = folder.path().join("other");
    waymark(&[
        "sample",
        text(&other),
        "--children",
        "60",
        "--seed",
        "9",
        "--as-at",
        "2026-10-31",
    ]);
    for wait in [5_u64, 20, 60, 120, 250] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_waymark"))
            .args([
                "load",
                "ssd",
                text(&other.join("ssd")),
                "--data",
                text(&data),
            ])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let ended = child.try_wait().unwrap().is_some();
        // One that ended by itself was whole, and is in force.
        let _ = child.kill().and_then(|()| child.wait().map(drop));
        let now = waymark(&["measures", "--data", text(&data)]).out;
        if ended || now != before {
            let whole = waymark(&["measures", "--from", text(&other.join("ssd"))]).out;
            assert_eq!(now, whole, "what is in force is whole");
            return;
        }
    }
}

#[test]
fn annex_a_of_a_day_reads_back_as_the_lists_it_was_made_from() {
    let folder = TempDir::new().unwrap();
    let authority = authority(&folder);
    let out = folder.path().join("annex-a.xlsx");
    let made = waymark(&[
        "annex-a",
        "--from",
        text(&authority.join("ssd")),
        "--as-at",
        "2026-09-30",
        "--out",
        text(&out),
    ]);
    assert!(made.status <= 1, "{}", made.err);
    let again = folder.path().join("again.xlsx");
    waymark(&[
        "annex-a",
        "--from",
        text(&authority.join("ssd")),
        "--as-at",
        "2026-09-30",
        "--out",
        text(&again),
    ]);
    assert!(
        files(folder.path())[0].1 == files(folder.path())[1].1,
        "the same data make the same bytes"
    );
    let checked = waymark(&[
        "check",
        "annex-a",
        text(&out),
        "--as-at",
        "2026-09-30",
        "--format",
        "json",
    ]);
    assert!(checked.status <= 1, "{}", checked.err);
    let whole: serde_json::Value = serde_json::from_str(&checked.out).unwrap();
    assert_eq!(whole["return"], "annex-a");
    assert!(
        whole["rules_run"].as_u64().unwrap() > 20,
        "{}",
        whole["not_run"]
    );
}

#[test]
fn every_rule_that_is_not_run_says_why() {
    let folder = TempDir::new().unwrap();
    let authority = authority(&folder);
    let one = folder.path().join("one");
    for (name, bytes) in files(&authority.join("ssd")) {
        if name == "ssd_person.csv" {
            write(&one.join(&name), &bytes);
        }
    }
    let ran = waymark(&["check", "ssd", text(&one), "--format", "json"]);
    let whole: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let not_run = whole["not_run"].as_array().unwrap();
    assert!(not_run.len() > 10);
    assert!(
        not_run
            .iter()
            .all(|not| not["why"].as_str().unwrap().contains("supplied"))
    );
    let rules = waymark(&["rules", "--return", "ssd"]);
    let known = column(&rules.out, "rule");
    assert!(
        known.len() > 30
            && not_run
                .iter()
                .all(|not| known.iter().any(|code| *code == not["rule"]))
    );
}
