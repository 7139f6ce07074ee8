//! Running the program, and a folder of invented reports for it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// How a run ended.
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program with these words.
pub(crate) fn waymark<S: AsRef<std::ffi::OsStr>>(words: &[S]) -> Ran {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_waymark"))
        .args(words)
        .env("USER", "Ann Example")
        .output()
        .unwrap();
    Ran {
        status: status.code().unwrap(),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

/// A folder with every report of the invented authority.
pub(crate) fn invented_reports() -> TempDir {
    let folder = TempDir::new().unwrap();
    for report in sample::reports() {
        write(&folder.path().join(&report.file_name), &report.bytes);
    }
    folder
}

/// Writes a file, with its folder.
#[expect(clippy::disallowed_methods, reason = "tests write their files")]
pub(crate) fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The rows of a CSV, its header first.
pub(crate) fn rows(csv: &str) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// One column of a CSV, without its header.
pub(crate) fn column(csv: &str, name: &str) -> Vec<String> {
    let rows = rows(csv);
    let place = rows[0].iter().position(|head| head == name).unwrap();
    rows[1..].iter().map(|row| row[place].clone()).collect()
}
