//! Rows on the way out: as a table for people, as CSV or JSON for programs.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use serde::Serialize;

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Columns for people
    Table,
    /// Comma-separated values
    Csv,
    /// An array of objects
    Json,
}

/// Where rows are written, and how.
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// How rows are written [default: table on a terminal, csv otherwise]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// File to write to instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Output {
    /// To a place, in a form.
    pub(crate) fn to(format: Option<Format>, out: Option<PathBuf>) -> Self {
        Self { format, out }
    }

    /// The form that was asked for, where one was.
    pub(crate) fn format(&self) -> Option<Format> {
        self.format
    }

    /// Writes text as it is.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(crate) fn text(&self, text: &str) -> anyhow::Result<()> {
        self.bytes(text.as_bytes())
    }

    /// Writes bytes as they are.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> anyhow::Result<()> {
        match &self.out {
            Some(path) => File::create(path)
                .and_then(|mut file| file.write_all(bytes))
                .with_context(|| format!("{} cannot be written", path.display())),
            None => match io::stdout().lock().write_all(bytes) {
                Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                done => done.context("standard output cannot be written"),
            },
        }
    }
}

/// Something shown as rows.
pub(crate) trait Row: Serialize {
    /// Its columns, in order.
    const COLUMNS: &'static [&'static str];
    /// The columns a table for people has, as places in `COLUMNS`.
    const IN_TABLE: &'static [usize];
    /// Its cells, in the order of the columns.
    fn cells(&self) -> Vec<String>;
}

/// Writes one value as JSON where the person asked.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn write_json(value: &impl Serialize, output: &Output) -> anyhow::Result<()> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    output.text(&text)
}

/// Writes rows where and how the person asked.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn write<R: Row>(rows: &[R], output: &Output) -> anyhow::Result<()> {
    if let Some(path) = &output.out {
        let cannot = || format!("{} cannot be written", path.display());
        let mut out = BufWriter::new(File::create(path).with_context(cannot)?);
        written(rows, output.format.unwrap_or(Format::Csv), &mut out).with_context(cannot)?;
        return out.flush().with_context(cannot);
    }
    let stdout = io::stdout();
    let format = output.format.unwrap_or_else(|| {
        if stdout.is_terminal() {
            Format::Table
        } else {
            Format::Csv
        }
    });
    let mut out = BufWriter::new(stdout.lock());
    match written(rows, format, &mut out).and_then(|()| out.flush()) {
        // Who reads only the first rows (`| head`) has what they wanted.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done.context("standard output cannot be written"),
    }
}

fn written<R: Row>(rows: &[R], format: Format, out: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Table => table(rows, out),
        Format::Csv => {
            let mut csv = csv::Writer::from_writer(out);
            csv.write_record(R::COLUMNS)?;
            for row in rows {
                csv.write_record(row.cells())?;
            }
            csv.flush()
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, rows)?;
            writeln!(out)
        }
    }
}

fn table<R: Row>(rows: &[R], out: &mut impl Write) -> io::Result<()> {
    let pick = |cells: &[String]| -> Vec<String> {
        R::IN_TABLE
            .iter()
            .filter_map(|i| cells.get(*i).cloned())
            .collect()
    };
    let heads: Vec<String> = R::COLUMNS.iter().map(|c| c.replace('_', " ")).collect();
    let lines: Vec<Vec<String>> = std::iter::once(pick(&heads))
        .chain(rows.iter().map(|row| pick(&row.cells())))
        .collect();
    let columns = R::IN_TABLE.len();
    let widths: Vec<usize> = (0..columns)
        .map(|i| {
            let longest = lines
                .iter()
                .filter_map(|l| l.get(i))
                .map(|c| c.chars().count())
                .max();
            longest.unwrap_or(0)
        })
        .collect();
    for line in lines {
        let mut text = String::new();
        for (i, (cell, width)) in line.iter().zip(&widths).enumerate() {
            if i + 1 == columns {
                text.push_str(cell);
            } else {
                text.push_str(&format!("{cell:width$}  "));
            }
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}
