//! The papers a council is given hold to what is there: every test, file and command they name exists, and the table
//! of the verification standard is whole.

mod differences;
mod kept;
mod source;
mod written;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::program::waymark;

/// Folders of papers, from the root of the project.
const PAPERS: [&str; 3] = ["docs/papers", "docs/papers/asvs", "docs/deployment"];

/// How the standard's levels are counted: levels 1 and 2 in full, and those of level 3 that were chosen.
const REQUIREMENTS: [(&str, usize); 3] = [("1", 70), ("2", 183), ("3", 8)];

/// What begins like this between backticks names something of the project.
const NAMED: [&str; 8] = [
    "crates/",
    "tests/",
    "docs/",
    "fuzz/",
    "benches/",
    "Cargo.",
    "deny.toml",
    "rust-toolchain.toml",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every paper: its folder, and its text.
fn papers() -> Vec<(PathBuf, String)> {
    let mut papers = Vec::new();
    for folder in PAPERS {
        let folder = root().join(folder);
        for file in fs::read_dir(&folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|end| end == "md") {
                papers.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    papers.sort();
    papers
}

/// What stands between backticks.
fn spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// What is wrong with a name of a file, or of a test in a file; nothing when it is there.
fn missing(named: &str) -> Option<String> {
    let (file, test) = named
        .split_once("::")
        .map_or((named, None), |(file, test)| (file, Some(test)));
    let Ok(text) = fs::read_to_string(root().join(file)) else {
        return (test.is_some() || !root().join(file).is_dir())
            .then(|| format!("{file} is not there"));
    };
    let test = test?;
    let there = if file.ends_with(".rs") {
        text.contains(&format!("fn {test}("))
    } else {
        text.contains(&format!("test(\"{test}\"")) || text.contains(&format!("test(`{test}`"))
    };
    (!there).then(|| format!("{file} has no test {test}"))
}

#[test]
fn every_test_and_file_a_paper_names_is_there() {
    let mut wrong = Vec::new();
    let mut named = 0;
    for (paper, text) in papers() {
        for span in spans(&text).filter(|span| NAMED.iter().any(|start| span.starts_with(start))) {
            named += 1;
            wrong.extend(missing(span).map(|what| format!("{}: {what}", paper.display())));
        }
    }
    assert!(named > 100, "only {named} names were found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_link_of_a_paper_leads_somewhere() {
    let mut wrong = Vec::new();
    for (paper, text) in papers() {
        for link in text.split("](").skip(1) {
            let Some((target, _)) = link.split_once(')') else {
                continue;
            };
            let file = target.split('#').next().unwrap_or_default();
            let elsewhere = target.contains("://") || file.is_empty();
            if !elsewhere && !paper.parent().unwrap().join(file).exists() {
                wrong.push(format!("{}: {target}", paper.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_command_a_paper_names_is_one_of_the_programs() {
    let mut commands = BTreeSet::new();
    for (_, text) in papers() {
        // Alone in a line of a block, or between backticks; the words before the first value or option.
        let lines = text.lines().chain(spans(&text));
        for line in lines {
            let Some((_, said)) = line.trim().split_once("waymark ") else {
                continue;
            };
            let before = line.trim().split("waymark ").next().unwrap_or_default();
            if !(before.is_empty() || before.ends_with('/') || before.starts_with("sudo ")) {
                continue;
            }
            let plain = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            let words: Vec<String> = said
                .split_whitespace()
                .take_while(|word| !word.starts_with('-') && plain(word))
                .map(ToOwned::to_owned)
                .collect();
            if !words.is_empty() {
                commands.insert(words);
            }
        }
    }
    let mut wrong = Vec::new();
    for mut words in commands {
        let said = words.join(" ");
        words.push("--help".to_owned());
        if waymark(&words).status != 0 {
            wrong.push(said);
        }
    }
    assert!(wrong.is_empty(), "not commands: {wrong:?}");
}

/// A requirement's row: id, level, our words, standing, what shows it or why.
fn rows() -> Vec<[String; 5]> {
    let mut rows = Vec::new();
    for (paper, text) in papers() {
        if !paper.parent().unwrap().ends_with("asvs") {
            continue;
        }
        for line in text.lines() {
            let cells: Vec<String> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
            let id = cells.get(1).map_or("", String::as_str);
            if id.split('.').count() == 3 && id.starts_with(|c: char| c.is_ascii_digit()) {
                assert_eq!(cells.len(), 7, "{line}");
                rows.push(std::array::from_fn(|n| cells[n + 1].clone()));
            }
        }
    }
    rows
}

#[test]
fn the_table_of_the_standard_is_whole_and_every_row_is_answered() {
    let rows = rows();
    for (level, count) in REQUIREMENTS {
        let found = rows.iter().filter(|row| row[1] == level).count();
        assert_eq!(found, count, "level {level}");
    }
    let ids: BTreeSet<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(ids.len(), rows.len(), "an id stands twice");
    for [id, _, ours, standing, shown] in &rows {
        let answered = match standing.as_str() {
            "met" => spans(shown).any(|span| span.contains("::") && missing(span).is_none()),
            "not met" | "does not apply" => !shown.is_empty(),
            _ => false,
        };
        assert!(answered && !ours.is_empty(), "{id}: {standing}: {shown}");
    }
}

#[test]
fn the_count_in_the_paper_is_the_count_of_its_rows() {
    let paper = fs::read_to_string(root().join("docs/papers/asvs.md")).unwrap();
    let rows = rows();
    for (level, count) in REQUIREMENTS {
        let standing = |what: &str| {
            rows.iter()
                .filter(|row| row[1] == level && row[3] == what)
                .count()
        };
        let (met, not, never) = (
            standing("met"),
            standing("not met"),
            standing("does not apply"),
        );
        let line = format!(": {count}** | {met} | {not} | {never} |");
        assert!(paper.contains(&line), "level {level}: no line with {line}");
    }
}
