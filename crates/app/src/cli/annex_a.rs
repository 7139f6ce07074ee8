//! `waymark annex-a`: Annex A of any day, from what is loaded.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;

use crate::cli::Ended;
use crate::cli::given::Given;

/// Annex A on any day, as a workbook of eleven lists
///
/// Exit status: 0 every list and column was filled, 1 some were not (each is said), 2 it could not be done.
#[derive(Debug, Args)]
pub(crate) struct AnnexA {
    #[command(flatten)]
    given: Given,
    /// File to write, for example annex-a.xlsx
    #[arg(long, value_name = "FILE.xlsx")]
    out: PathBuf,
}

/// Writes the workbook and says what could not be filled.
#[expect(
    clippy::disallowed_methods,
    reason = "a command writes the file it is asked for"
)]
pub(super) fn run(asked: &AnnexA) -> anyhow::Result<Ended> {
    let records = asked.given.records()?;
    let made = records.annex_a(records.as_at);
    let written = made
        .workbook(records.council.map_or("", |council| &council.name))
        .context("Annex A holds a child who is not shown")?;
    asked.given.noted(&records, "waymark annex-a")?;
    std::fs::write(&asked.out, written.bytes)
        .with_context(|| format!("{} cannot be written", asked.out.display()))?;
    eprintln!(
        "Annex A as at {} is in {}.",
        records.as_at,
        asked.out.display()
    );
    for unfilled in made.unfilled() {
        let what = unfilled
            .column
            .map_or_else(String::new, |column| format!(", {column}"));
        eprintln!(
            "{}{what}: {} of {} rows: {}",
            unfilled.list, unfilled.rows, unfilled.of, unfilled.why
        );
    }
    Ok(if made.unfilled().is_empty() {
        Ended::Clean
    } else {
        Ended::Found
    })
}
