//! `waymark reports …`: reading reports, keeping them, collecting new ones.

mod add;
mod facts;
mod fetch;
mod files;
mod points;
mod read;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::Ended;
use crate::cli::rows::Output;
use crate::settings::Data;

/// What to do with reports.
#[derive(Debug, Subcommand)]
pub(crate) enum Reports {
    /// Read report PDFs, one row for each file; nothing is kept
    ///
    /// Exit status: 0 every file was read whole, 1 some file was not, 2 it could not be done.
    Read(Input),
    /// The improvement points of report PDFs, one row for each point; nothing is kept
    ///
    /// Exit status: 0 every file was read whole, 1 some file was not, 2 it could not be done.
    Points(Input),
    /// Read report PDFs and keep them with what was read; the same file is kept once
    ///
    /// Exit status: 0 every file was read whole and kept, 1 some file was not or was kept before, 2 it could not be
    /// done.
    Add {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        data: Data,
    },
    /// Collect new reports from the publisher's site, one request at a time, and keep them
    ///
    /// Interrupted, it goes on where it stopped when run again. Exit status: 0 all that is new was read whole and
    /// kept, 1 some file was not, 2 it could not be done.
    Fetch(fetch::Fetch),
    /// The judgements of report PDFs as the project carries them in data/judgements.csv
    #[command(hide = true)]
    Facts(Input),
}

/// Files to read and how to show what was read.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// Report PDFs, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Runs one of them.
pub(crate) fn run(command: &Reports) -> anyhow::Result<Ended> {
    match command {
        Reports::Read(input) => read::run(input),
        Reports::Points(input) => points::run(input),
        Reports::Add { input, data } => add::run(input, data),
        Reports::Facts(input) => facts::run(input),
        Reports::Fetch(fetch) => fetch::run(fetch),
    }
}
