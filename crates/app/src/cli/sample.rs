//! `waymark sample`: writes an invented authority.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use jiff::civil::Date;

use crate::cli::Ended;
use crate::clock;

/// Write an invented authority: every source of its children's data, consistent with each other, and its inspection
/// reports
///
/// The same seed, number and day give the same files. Exit status: 0 written, 2 it could not be done.
#[derive(Debug, Args)]
pub(crate) struct Sample {
    /// Folder to write to
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Children open to children's social care on the last day
    #[arg(long, value_name = "N", default_value_t = crate::records::invented::CHILDREN)]
    children: u32,
    /// What all chance is made from
    #[arg(long, value_name = "S", default_value_t = crate::records::invented::SEED)]
    seed: u64,
    /// Years of records
    #[arg(long, value_name = "N", default_value_t = crate::records::invented::YEARS, value_parser = clap::value_parser!(u8).range(1..=20))]
    years: u8,
    /// The last day of the data [default: today]
    #[arg(long, value_name = "DATE")]
    as_at: Option<Date>,
}

/// Invents and writes.
#[expect(
    clippy::disallowed_methods,
    reason = "a command writes the files it is asked for"
)]
pub(super) fn run(asked: &Sample) -> anyhow::Result<Ended> {
    let today = match asked.as_at {
        Some(date) => children::Day::from_date(date).context("the day is outside 1800 to 2299")?,
        None => clock::day(),
    };
    eprintln!(
        "Inventing {} children and the {} years behind them.",
        asked.children, asked.years
    );
    let mut files = crate::records::invented::files(asked.children, asked.seed, today, asked.years);
    let reports = sample::reports().into_iter();
    files.extend(reports.map(|report| (format!("reports/{}", report.file_name), report.bytes)));
    for (name, bytes) in &files {
        let path = asked.folder.join(name);
        let cannot = || format!("{} cannot be written", path.display());
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).with_context(cannot)?;
        }
        std::fs::write(&path, bytes).with_context(cannot)?;
    }
    eprintln!("{} files are in {}.", files.len(), asked.folder.display());
    Ok(Ended::Clean)
}
