//! The one door to who a child is, read from the sources: who makes a look, and who makes records.

use std::fs;
use std::path::{Path, PathBuf};

/// Every source file of the program.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The files that hold some words, by their place under `src`.
fn holding(words: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    sources(&root, &mut all);
    assert!(all.len() > 100, "the sources were found");
    let mut holding: Vec<String> = all
        .iter()
        // What tries the pages shows nobody anything.
        .filter(|path| !path.starts_with(root.join("web/tests")))
        .filter(|path| fs::read_to_string(path).unwrap().contains(words))
        .map(|path| {
            path.strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/")
        })
        .collect();
    holding.sort();
    holding
}

#[test]
fn a_look_is_made_for_who_asks_in_one_place_for_the_command_line_in_one_and_for_paper_in_one() {
    assert_eq!(
        holding("Look::new("),
        ["cli/given.rs", "last_good.rs", "state.rs"]
    );
    assert_eq!(holding("app.look("), ["web/children.rs"]);
}

#[test]
fn a_view_is_made_in_one_place_and_for_paper_in_one() {
    assert_eq!(holding("ViewKey::of("), ["last_good.rs", "state.rs"]);
    assert_eq!(holding(".view(&"), ["last_good.rs", "records/views.rs"]);
}
