//! The sheets of a workbook or CSV file as rows of text, read in a child process with limits on memory and time: a
//! file somebody made is never opened by the program that serves.

use std::io::{self, Read as _, Write as _};
use std::process::Stdio;

use anyhow::Context as _;
use clap::Args;
use improvement::plan::import::Sheet;
use returns::read::{self, CellView};
use serde::{Deserialize, Serialize};
use tokio::process::Command;
use tokio::time::timeout;

use super::apart::{PATIENCE, conversation, limit};

/// The most rows of a sheet that are read: a plan has hundreds.
const MOST_ROWS: usize = 20_000;
/// The most sheets that are read.
const MOST_SHEETS: usize = 40;
/// The most columns of a row that are read.
const MOST_COLUMNS: usize = 100;

/// What the child is told of the file whose bytes it is given: nothing.
#[derive(Debug, Args)]
pub(crate) struct ReadSheets {}

/// What was read in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sheets {
    /// Its sheets: name and rows.
    sheets: Vec<(String, Vec<Vec<String>>)>,
    /// What was strange about the file, in words.
    pub(crate) doubts: Vec<String>,
}

impl Sheets {
    /// The sheets as the plan reads them.
    pub(crate) fn all(self) -> Vec<Sheet> {
        let all = self.sheets.into_iter();
        all.map(|(name, rows)| Sheet { name, rows }).collect()
    }

    fn none(why: &str) -> Self {
        Self {
            sheets: Vec::new(),
            doubts: vec![why.to_owned()],
        }
    }
}

/// Reads the sheets of a file in a child process. A child that crashes, hangs or asks for too much gives no sheets, and
/// says so.
///
/// # Errors
/// When no child can be started at all.
pub(crate) async fn read_sheets_apart(bytes: &[u8]) -> anyhow::Result<Sheets> {
    let program = std::env::current_exe().context("the program does not find itself")?;
    let mut child = Command::new(program)
        .arg("read-sheets")
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .context("a program to read the file could not be started")?;
    Ok(match timeout(PATIENCE, conversation(&mut child, bytes)).await {
        Ok(Ok(json)) => serde_json::from_slice(&json).unwrap_or_else(|_| {
            Sheets::none(
                "Reading the file failed: it is damaged, or asks for more memory or time than a plan may.",
            )
        }),
        Ok(Err(_)) => Sheets::none("Reading the file stopped half way."),
        Err(_) => Sheets::none("Reading the file was given up after 10 seconds."),
    })
}

/// The child: limits itself, reads bytes from standard input, writes the sheets to standard output.
///
/// # Errors
/// When it is not spoken to as agreed.
pub(crate) fn read_sheets(_: &ReadSheets) -> anyhow::Result<()> {
    limit()?;
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let json = serde_json::to_vec(&sheets(&bytes))?;
    io::stdout().lock().write_all(&json)?;
    Ok(())
}

fn sheets(bytes: &[u8]) -> Sheets {
    let book = read::open(bytes);
    let mut said: Vec<String> = book.noticed.iter().map(ToString::to_string).collect();
    let mut sheets = Vec::new();
    for (at, sheet) in book.sheets.iter().enumerate().take(MOST_SHEETS) {
        let mut rows = book.rows(at);
        let mut read: Vec<Vec<String>> = Vec::new();
        while let Some(row) = rows.next_row() {
            let line = row.line as usize;
            if line > MOST_ROWS {
                said.push(format!(
                    "Rows past {MOST_ROWS} of the sheet {} were not read.",
                    sheet.name
                ));
                break;
            }
            // The place of a row in the list is its line in the sheet: what is empty between them stays.
            while read.len() + 1 < line {
                read.push(Vec::new());
            }
            read.push(row.cells().take(MOST_COLUMNS).map(text).collect());
        }
        said.extend(rows.noticed().iter().map(ToString::to_string));
        sheets.push((sheet.name.clone(), read));
    }
    if book.sheets.len() > MOST_SHEETS {
        said.push(format!(
            "Sheets past the first {MOST_SHEETS} were not read."
        ));
    }
    Sheets {
        sheets,
        doubts: said,
    }
}

/// A cell as text: a day as 2026-03-31, a whole number without a point.
fn text(cell: CellView<'_>) -> String {
    match cell {
        CellView::Empty => String::new(),
        CellView::Text(text) | CellView::Error(text) => text.trim().to_owned(),
        CellView::Number(number) => number.to_string(),
        CellView::Date(moment) => moment.date().to_string(),
        CellView::Bool(yes) => if yes { "yes" } else { "no" }.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_keeps_its_lines_and_its_days() {
        let csv = "Ref,Action,Due\r\n\r\n1,\"List, and review\",31/03/2026\r\n";
        let read = sheets(csv.as_bytes());
        let rows = &read.sheets.first().unwrap().1;
        assert_eq!(rows.len(), 3);
        assert!(rows.get(1).unwrap().is_empty());
        assert_eq!(
            rows.get(2).unwrap(),
            &["1", "List, and review", "31/03/2026"]
        );

        let mut workbook = returns::write::xlsx::Workbook::new();
        let column = |heading| returns::write::xlsx::Column {
            heading,
            width: None,
        };
        workbook.sheet("Plan", [column("Action"), column("Due")]);
        let due = children::Day::new(2026, 3, 31).unwrap();
        workbook.row(["List".into(), due.into()]);
        let read = sheets(&workbook.finish().bytes);
        assert_eq!(
            read.sheets.first().unwrap().1.get(1).unwrap(),
            &["List", "2026-03-31"]
        );
    }

    #[test]
    fn what_is_no_table_says_so() {
        let read = sheets(b"%PDF-1.7 nothing to see");
        assert!(read.sheets.is_empty());
        assert_eq!(read.doubts.len(), 1);
    }
}
