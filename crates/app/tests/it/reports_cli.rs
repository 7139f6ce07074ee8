//! `waymark reports read`, `points` and `add`, as a person meets them.

use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::program::{column, invented_reports, rows, waymark, write};

/// The header other programs rely on.
const HEADER: &str = "file,status,framework,kind,urn,authority,inspection_start,inspection_end,published,\
    lead_inspector,overall,leaders,help_and_protection,in_care,in_care_and_leavers,care_leavers,adoption,lscb,\
    improvement_points,pages,doubts";

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn reading_a_folder_gives_a_row_for_each_file_in_order() {
    let folder = invented_reports();
    write(&folder.path().join("notes.txt"), b"not a report");
    let ran = waymark(&["reports", "read", path(folder.path())]);
    assert_eq!(ran.out.lines().next().unwrap(), HEADER);
    let files = column(&ran.out, "file");
    assert_eq!(files.len(), sample::reports().len() + 1);
    assert!(files.is_sorted(), "{files:?}");
    assert_eq!(
        ran.status, 1,
        "a file that is no report is something found: {}",
        ran.err
    );
    let place = files.iter().position(|f| f == "notes.txt").unwrap();
    assert_eq!(column(&ran.out, "status")[place], "unreadable");
    assert!(!column(&ran.out, "doubts")[place].is_empty());
    // The invented reports hold every framework that gives grades.
    let frameworks = column(&ran.out, "framework");
    for framework in ["sif", "ilacs_2018", "ilacs_2023", "ilacs_2026"] {
        assert!(frameworks.iter().any(|f| f == framework), "{framework}");
    }
}

#[test]
fn a_run_is_the_same_every_time_and_in_every_format() {
    let folder = invented_reports();
    let once = waymark(&["reports", "read", path(folder.path()), "--format", "csv"]);
    let twice = waymark(&["reports", "read", path(folder.path()), "--format", "csv"]);
    assert_eq!(once.out, twice.out);
    let json = waymark(&["reports", "read", path(folder.path()), "--format", "json"]);
    let objects: Vec<serde_json::Value> = serde_json::from_str(&json.out).unwrap();
    let files: Vec<&str> = objects
        .iter()
        .map(|o| o["file"].as_str().unwrap())
        .collect();
    assert_eq!(files, column(&once.out, "file"));
    let elsewhere = TempDir::new().unwrap();
    let out = elsewhere.path().join("rows.csv");
    let ran = waymark(&["reports", "read", path(folder.path()), "--out", path(&out)]);
    assert_eq!(ran.out, "");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), once.out);
}

#[test]
fn points_are_whole_and_agree_with_the_count_of_each_file() {
    let folder = invented_reports();
    let read = waymark(&["reports", "read", path(folder.path())]);
    let points = waymark(&["reports", "points", path(folder.path()), "--format", "json"]);
    let points: Vec<serde_json::Value> = serde_json::from_str(&points.out).unwrap();
    assert!(!points.is_empty());
    let files = column(&read.out, "file");
    for (file, count) in files.iter().zip(column(&read.out, "improvement_points")) {
        let own = points
            .iter()
            .filter(|p| p["file"] == **file && p["part"] == "authority")
            .count();
        assert_eq!(own, count.parse().unwrap_or(0), "{file}");
    }
    for point in &points {
        assert!(point["page"].as_u64().unwrap() > 0);
        assert!(!point["text"].as_str().unwrap().is_empty());
        assert!(point["themes"].is_array());
    }
}

#[test]
fn what_cannot_be_done_is_said_with_status_2() {
    let folder = TempDir::new().unwrap();
    let empty = waymark(&["reports", "read", path(folder.path())]);
    assert_eq!(empty.status, 2);
    assert!(
        empty.err.contains("holds no files to read"),
        "{}",
        empty.err
    );
    let missing = waymark(&["reports", "read", path(&folder.path().join("missing.pdf"))]);
    assert_eq!(missing.status, 2);
    assert!(missing.err.contains("missing.pdf"), "{}", missing.err);
}

#[test]
fn a_file_given_by_itself_is_called_by_its_name() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("deep/letter.pdf");
    write(&file, b"<!doctype html><title>Not here</title>");
    let ran = waymark(&["reports", "read", path(&file)]);
    assert_eq!(column(&ran.out, "file"), ["letter.pdf"]);
    assert_eq!(column(&ran.out, "status"), ["unreadable"]);
    assert_eq!(ran.status, 1);
}

#[test]
fn who_reads_only_the_first_row_is_not_scolded() {
    let folder = invented_reports();
    let mut child = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(["reports", "points", path(folder.path()), "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_ne!(
        ended.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
}

#[test]
fn adding_keeps_each_report_once_and_says_so() {
    let folder = invented_reports();
    let data = TempDir::new().unwrap();
    let add = |what: &Path| {
        waymark(&[
            "reports",
            "add",
            path(what),
            "--data",
            path(data.path()),
            "--format",
            "csv",
        ])
    };
    let first = add(folder.path());
    assert!(
        column(&first.out, "kept").iter().all(|kept| kept == "new"),
        "{}{}",
        first.out,
        first.err
    );
    let again = add(folder.path());
    assert!(
        column(&again.out, "kept")
            .iter()
            .all(|kept| kept == "already"),
        "{}",
        again.out
    );
    assert_eq!(again.status, 1);
    assert!(
        column(&again.out, "says")
            .iter()
            .all(|says| says.starts_with("the same file is kept already, as "))
    );

    // The same report under another name with other bytes is kept, and said.
    let report = &sample::reports()[0];
    let copy = folder
        .path()
        .join("copies/9990001_marlshire/another name.pdf");
    write(
        &copy,
        &[report.bytes.as_slice(), b"\n% saved again\n"].concat(),
    );
    let twin = add(&copy);
    assert_eq!(column(&twin.out, "kept"), ["new"]);
    let says = &column(&twin.out, "says")[0];
    assert!(
        says.contains("the same inspection is kept from another file"),
        "{says}"
    );
    assert_eq!(twin.status, 1);
}

#[test]
fn what_is_no_pdf_is_not_kept_and_a_damaged_one_is_kept_as_unreadable() {
    let folder = TempDir::new().unwrap();
    write(&folder.path().join("1 notes.txt"), b"some notes");
    write(
        &folder.path().join("2 damaged.pdf"),
        b"%PDF-1.7\nnothing more",
    );
    let ran = waymark(&[
        "reports",
        "add",
        path(folder.path()),
        "--data",
        path(&folder.path().join(".data")),
    ]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert_eq!(column(&ran.out, "kept"), ["no", "new"]);
    assert_eq!(column(&ran.out, "status"), ["not_a_report", "unreadable"]);
    assert_eq!(column(&ran.out, "says")[0], "the file is not a PDF");
}

#[test]
fn two_adds_at_once_both_succeed() {
    let folder = invented_reports();
    let data = TempDir::new().unwrap();
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_waymark"))
            .args([
                "reports",
                "add",
                path(folder.path()),
                "--data",
                path(data.path()),
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let (one, two) = (start(), start());
    let (one, two) = (
        one.wait_with_output().unwrap(),
        two.wait_with_output().unwrap(),
    );
    let mut new = 0;
    for ended in [&one, &two] {
        assert_ne!(
            ended.status.code(),
            Some(2),
            "{}",
            String::from_utf8_lossy(&ended.stderr)
        );
        let kept = column(std::str::from_utf8(&ended.stdout).unwrap(), "kept");
        new += kept.iter().filter(|kept| *kept == "new").count();
    }
    assert_eq!(
        new,
        sample::reports().len(),
        "each is kept by one of the two"
    );
}

#[test]
fn a_reading_that_asks_for_too_much_is_one_unreadable_file() {
    // The child is told to read more than it may hold: it ends, and the one who asked goes on.
    let mut child = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(["read-one", "--file-name=large.pdf"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let block = vec![b' '; 1 << 20];
    // It stops listening before all of it is given.
    let refused = (0..300).any(|_| std::io::Write::write_all(&mut stdin, &block).is_err());
    drop(stdin);
    let ended = child.wait_with_output().unwrap();
    assert!(refused);
    assert!(!ended.status.success());
    assert!(ended.stdout.is_empty());
}

#[test]
fn the_help_names_every_command() {
    let help = waymark(&["reports", "--help"]);
    for command in ["read", "points", "add", "fetch"] {
        assert!(help.out.contains(command), "{}", help.out);
    }
    assert_eq!(rows(HEADER)[0].len(), 21);
}
