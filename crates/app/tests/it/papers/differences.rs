//! Each line of the differences from the public validators says what shows it, and that is so.

use std::collections::BTreeSet;
use std::fs;

use super::root;

/// The codes that a list of `differences.rs` begins its entries with.
fn listed(of: &str, list: &str) -> BTreeSet<String> {
    let path = format!("crates/returns/tests/conformance_{of}/differences.rs");
    let text = fs::read_to_string(root().join(path)).unwrap();
    let (_, after) = text
        .split_once(&format!("pub(crate) const {list}:"))
        .unwrap();
    let entries = after.split("];").next().unwrap();
    entries
        .split('(')
        .skip(1)
        .filter_map(|entry| entry.trim_start().strip_prefix('"')?.split('"').next())
        .map(ToOwned::to_owned)
        .collect()
}

/// The rules of a cell: "358, 371 to 374" without what is no code.
fn rules(cell: &str) -> BTreeSet<String> {
    let words = cell.split(", ").map(|word| word.trim_start_matches("and "));
    let mut rules = BTreeSet::new();
    for word in words {
        match word.split_once(" to ") {
            Some((first, last)) => {
                let number = |code: &str| code.parse::<u32>().ok();
                match (number(first), number(last)) {
                    (Some(first), Some(last)) => {
                        rules.extend((first..=last).map(|code| code.to_string()))
                    }
                    // "503A to 503J".
                    _ => rules.extend([first.to_owned(), last.to_owned()]),
                }
            }
            None => {
                rules.insert(word.to_owned());
            }
        }
    }
    rules.retain(|rule| !rule.contains(' '));
    rules
}

/// The file of a rule: `looked_after/rules/sw01a_stg1.rs` for `SW01aSTG1`.
fn file(of: &str, code: &str) -> String {
    let folder = if of == "903" {
        "looked_after"
    } else {
        "in_need"
    };
    let small = code.to_lowercase().replace("stg", "_stg");
    let begins = if small.starts_with(|c: char| c.is_ascii_digit()) {
        "r"
    } else {
        ""
    };
    format!("crates/returns/src/{folder}/rules/{begins}{small}.rs")
}

#[test]
fn every_line_of_the_differences_is_shown_by_what_it_names() {
    let text = fs::read_to_string(root().join("docs/differences.md")).unwrap();
    let (_, text) = text.split_once("\n## SSDA903\n").unwrap();
    let (looked_after, in_need) = text.split_once("\n## Children in need census\n").unwrap();
    let mut lines = 0;
    for (of, part) in [("903", looked_after), ("cin", in_need)] {
        let kinds = [
            ("whole returns: ", listed(of, "DIFFERENT_RETURNS")),
            ("own cases: ", listed(of, "DIFFERENT_CASES")),
        ];
        for line in part.lines().filter(|line| line.starts_with("| ")).skip(2) {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            let [rule, _, _, shown] = cells[..] else {
                panic!("not four cells: {line}")
            };
            lines += 1;
            let codes = rules(rule);
            for code in &codes {
                let file = file(of, code);
                let text = fs::read_to_string(root().join(&file));
                let text = text.unwrap_or_else(|_| panic!("{code}: {file} is not there"));
                assert!(text.contains("EXAMPLES"), "{file}");
            }
            assert!(
                shown.starts_with("examples") || shown == "the law",
                "{line}"
            );
            for (kind, listed) in &kinds {
                let named: BTreeSet<String> = shown
                    .split("; ")
                    .filter_map(|part| part.strip_prefix(kind))
                    .flat_map(|codes| codes.split(", ").map(ToOwned::to_owned))
                    .collect();
                let are: BTreeSet<String> = codes.intersection(listed).cloned().collect();
                assert!(
                    named.is_superset(&are) && named.is_subset(listed),
                    "{rule}: {kind}{named:?}, but {are:?}"
                );
            }
        }
    }
    assert!(lines > 130, "{lines}");
}
