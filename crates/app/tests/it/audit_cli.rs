//! `waymark audit`, and what it says of a log that somebody changed behind its back.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::program::{Ran, column, rows, waymark, write};

fn audit(folder: &Path, words: &[&str]) -> Ran {
    let data = folder.to_str().unwrap();
    let mut all = vec!["audit"];
    all.extend(words);
    all.extend(["--data", data]);
    waymark(&all)
}

/// Puts other bytes in place of some in the file of the store.
#[expect(clippy::disallowed_methods, reason = "a test changes the store's file")]
fn replace(folder: &Path, old: &[u8], new: &[u8]) {
    assert_eq!(old.len(), new.len());
    let mut places = 0;
    for file in fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        let mut bytes = fs::read(&file).unwrap();
        for at in 0..bytes.len().saturating_sub(old.len()) {
            if bytes[at..].starts_with(old) {
                bytes[at..at + old.len()].copy_from_slice(new);
                places += 1;
            }
        }
        write(&file, &bytes);
    }
    assert!(places > 0, "there was something to change");
}

#[test]
fn a_log_that_was_changed_is_broken_and_its_day_is_named() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let first = audit(&data, &["verify"]);
    assert_eq!(first.status, 0, "{}", first.err);
    assert!(
        first.err.contains("no checkpoint was compared"),
        "{}",
        first.err
    );
    let second = audit(&data, &["verify"]);
    assert_eq!(second.status, 0, "{}", second.err);
    assert!(
        second.out.contains("without checkpoints: 1 entry of 1 day"),
        "{}",
        second.out
    );
    replace(&data, b"waymark audit verify", b"waymark audit verifx");
    let changed = audit(&data, &["verify"]);
    assert_eq!(changed.status, 1, "{}", changed.out);
    assert!(
        changed.out.contains("The log is broken on 20"),
        "{}",
        changed.out
    );
    assert!(changed.out.contains("was changed"), "{}", changed.out);
}

#[test]
fn what_could_not_be_checked_is_not_called_whole() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let missing = folder.path().join("nowhere");
    let ran = audit(
        &data,
        &["verify", "--checkpoints", missing.to_str().unwrap()],
    );
    assert_eq!(ran.status, 2, "{}", ran.out);
    assert!(ran.err.contains("cannot be read"), "{}", ran.err);
    assert!(!ran.out.contains("whole"));
}

#[test]
fn days_stay_until_their_time_is_over() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    assert_eq!(audit(&data, &["verify"]).status, 0);
    let ran = audit(&data, &["remove", "--keep", "7"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.contains("Removed 0 entries"), "{}", ran.out);
    assert_eq!(audit(&data, &["remove", "--keep", "0"]).status, 2);
    assert!(audit(&data, &["verify"]).out.contains("1 entry"));
}

#[test]
fn a_file_of_the_log_is_taken_out_by_child_user_or_days_and_the_log_says_so() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let export = |of: &[&str], reason: &str, name: &str| {
        let out = folder.path().join(name);
        let mut words = vec!["export", "--reason", reason, "--out", out.to_str().unwrap()];
        words.extend(of);
        (audit(&data, &words), fs::read_to_string(&out))
    };
    assert_eq!(audit(&data, &["verify"]).status, 0);
    let account = ["--name", "=Ann Example", "ann@council.example"];
    let place = data.to_str().unwrap();
    assert_eq!(
        waymark(&[&["user", "add"], &account[..], &["--data", place]].concat()).status,
        0
    );

    let why = "subject access request 12";
    for (of, reason, says) in [
        (vec![], why, "--child"),
        (
            vec!["--from", "2026-03-02", "--to", "2026-03-01"],
            why,
            "after the last",
        ),
        (
            vec!["--user", "nobody@council.example"],
            why,
            "nobody has an account",
        ),
        (vec!["--from", "2026-01-01"], "so", "what it is needed for"),
    ] {
        let (ran, file) = export(&of, reason, "refused.csv");
        assert_eq!(ran.status, 2, "{of:?}");
        assert!(ran.err.contains(says), "{}", ran.err);
        assert!(file.is_err());
    }

    let (ran, file) = export(&["--from", "2026-01-01"], why, "days.csv");
    assert_eq!(ran.status, 0, "{}", ran.err);
    let file = file.unwrap();
    assert!(
        ran.out
            .contains(&format!("Wrote {} entries", rows(&file).len() - 1))
    );
    let routes = column(&file, "route");
    assert_eq!(
        routes.last().unwrap(),
        "waymark audit verify",
        "newest first"
    );
    assert!(
        routes.iter().any(|route| route.contains("user add")),
        "{routes:?}"
    );
    // A file that is there stays.
    let (ran, again) = export(&["--from", "2026-01-01"], why, "days.csv");
    assert_eq!(ran.status, 2);
    assert_eq!(again.unwrap(), file);

    for (of, name) in [
        (["--child", "A-1"], "child.csv"),
        (["--user", "ann@council.example"], "user.csv"),
    ] {
        let (ran, file) = export(&of, why, name);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert_eq!(rows(&file.unwrap()).len(), 1, "nothing but the header");
    }

    // Each is itself in the log with its reason, its rows and its hash, and names nobody.
    let (_, file) = export(&["--from", "2026-01-01"], why, "after.csv");
    let file = file.unwrap();
    let noted: Vec<String> = column(&file, "noted")
        .into_iter()
        .filter(|words| words.contains("entries of the log"))
        .collect();
    assert_eq!(noted.len(), 3, "{noted:?}");
    assert!(
        noted
            .iter()
            .all(|words| words.contains(why) && !words.contains("A-1"))
    );
    assert!(!file.contains("ann@council.example"));
    assert_eq!(audit(&data, &["verify"]).status, 0);
    // The store with its key, and the four files that were asked for.
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 6, "nothing half written stays: {left:?}");
}
