//! `waymark reconcile`: the same child in two sources, where they disagree.

use clap::Args;
use serde::Serialize;

use crate::cli::Ended;
use crate::cli::given::Given;
use crate::cli::rows::{self, Output, Row};

/// The same child in two sources: where they disagree
///
/// Exit status: 0 sources agree, 1 they disagree somewhere or only one was supplied, 2 it could not be done.
#[derive(Debug, Args)]
pub(crate) struct Reconcile {
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    output: Output,
}

/// Writes a row for each side of each disagreement.
pub(super) fn run(asked: &Reconcile) -> anyhow::Result<Ended> {
    let records = asked.given.records()?;
    let compared: u32 = records
        .compared()
        .by_what
        .iter()
        .map(|compared| compared.children)
        .sum();
    if compared == 0 {
        eprintln!("Only one source says anything of any child: nothing could be compared.");
    }
    let all: Vec<SideRow> = records
        .disagreements()
        .flat_map(|disagreement| {
            disagreement.sides.iter().map(|side| SideRow {
                child: disagreement.child.to_string(),
                what: disagreement.what.word(),
                source: side.origin.name(),
                table: side.table,
                line: side.line,
                says: side.value.to_string(),
            })
        })
        .collect();
    asked.given.noted(&records, "waymark reconcile")?;
    rows::write(&all, &asked.output)?;
    Ok(if compared > 0 && all.is_empty() {
        Ended::Clean
    } else {
        Ended::Found
    })
}

/// One side as written out.
#[derive(Debug, Serialize)]
struct SideRow {
    child: String,
    what: &'static str,
    source: &'static str,
    table: &'static str,
    line: u32,
    says: String,
}

impl Row for SideRow {
    const COLUMNS: &'static [&'static str] = &["child", "what", "source", "table", "line", "says"];
    const IN_TABLE: &'static [usize] = &[0, 1, 2, 3, 4, 5];

    fn cells(&self) -> Vec<String> {
        vec![
            self.child.clone(),
            self.what.to_owned(),
            self.source.to_owned(),
            self.table.to_owned(),
            self.line.to_string(),
            self.says.clone(),
        ]
    }
}
