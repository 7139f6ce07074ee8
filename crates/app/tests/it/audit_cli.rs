//! `waymark audit`, and what it says of a log that somebody changed behind its back.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::program::{Ran, waymark, write};

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
