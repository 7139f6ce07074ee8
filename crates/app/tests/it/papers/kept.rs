//! What the store keeps stands in the papers: every table in the table of retention, every sealed column among the keys.

use std::collections::BTreeSet;
use std::fs;

use super::{root, spans};

/// What stands between backticks in the section of a paper under a heading.
fn named_under(paper: &str, heading: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(paper)).unwrap();
    let section = text.split(&format!("\n## {heading}\n")).nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap_or_default();
    // The files and tests that hold the section to the code are no part of what it lists.
    spans(section)
        .filter(|span| !span.contains('/'))
        .map(ToOwned::to_owned)
        .collect()
}

/// What follows each `create table` of a text, without the words that may stand between.
fn tables_made_in(text: &str) -> impl Iterator<Item = String> {
    text.split("create table ").skip(1).map(|after| {
        let after = after.trim_start_matches("if not exists ");
        after
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect()
    })
}

#[test]
fn every_table_of_the_store_has_its_row_of_retention() {
    let store = root().join("crates/store");
    let mut tables: BTreeSet<String> = fs::read_dir(store.join("migrations"))
        .unwrap()
        .flat_map(|step| {
            let text = fs::read_to_string(step.unwrap().path()).unwrap();
            tables_made_in(&text).collect::<Vec<_>>()
        })
        .collect();
    assert!(tables.len() > 30, "{tables:?}");
    let steps = fs::read_to_string(store.join("src/migrations.rs")).unwrap();
    tables.extend(tables_made_in(&steps));
    assert_eq!(
        named_under("docs/papers/retention.md", "Table by table"),
        tables
    );
}

#[test]
fn every_sealed_column_is_named_among_the_keys() {
    let list = fs::read_to_string(root().join("crates/store/src/seal/columns.rs")).unwrap();
    let (_, list) = list.split_once("const SEALED").unwrap();
    let columns: BTreeSet<String> = list
        .split("column(")
        .skip(1)
        .map(|of| {
            // The table, what names a row, the column.
            let said: Vec<&str> = of.split('"').skip(1).step_by(2).collect();
            format!("{}.{}", said[0], said[2])
        })
        .collect();
    assert!(columns.len() > 15, "{columns:?}");
    assert_eq!(
        named_under("docs/deployment/keys.md", "What is sealed"),
        columns
    );
}
