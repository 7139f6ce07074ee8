//! `waymark reports add`: reads report PDFs, each in a process of its own, and keeps them.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Context as _;
use inspection::record::{Record, Status};
use serde::Serialize;

use super::files::{self, Found, Progress};
use super::{Input, read};
use crate::cli::rows::{self, Row};
use crate::cli::{Ended, serve};
use crate::reading::{Incoming, Keeper, Kept};
use crate::settings::{self, Data};

/// Reads and keeps the files, two at a time, and says what became of each.
pub(super) fn run(input: &Input, data: &Data) -> anyhow::Result<Ended> {
    let files = files::all(&input.paths)?;
    serve::in_runtime(async {
        let store = data.open().await?;
        let by = settings::person();
        let adding = Adding {
            files: &files,
            keeper: Keeper::new(&store, &by).await?,
            next: AtomicUsize::new(0),
            progress: Progress::of(files.len()),
            rows: Mutex::new(Vec::new()),
        };
        let (first, second) = tokio::join!(adding.worker(), adding.worker());
        let Adding { rows, progress, .. } = adding;
        drop(progress);
        let mut rows = rows
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        rows.sort_by(|a, b| a.file.cmp(&b.file));
        rows::write(&rows, &input.output)?;
        // What was kept before a disk was full stays kept, and was said above.
        first.and(second)?;
        let clean = rows.iter().all(|row| row.clean);
        Ok(if clean { Ended::Clean } else { Ended::Found })
    })
}

struct Adding<'a> {
    files: &'a [Found],
    keeper: Keeper<'a>,
    next: AtomicUsize,
    progress: Progress,
    rows: Mutex<Vec<AddRow>>,
}

impl Adding<'_> {
    /// Takes one file after the other until none is left or the store refuses.
    async fn worker(&self) -> anyhow::Result<()> {
        loop {
            let Some(file) = self.files.get(self.next.fetch_add(1, Ordering::Relaxed)) else {
                return Ok(());
            };
            let row = match self.one(file).await {
                Ok(row) => row,
                Err(why) => {
                    // The other worker stops after its file: where one cannot be kept, no other can.
                    self.next.store(self.files.len(), Ordering::Relaxed);
                    return Err(why).with_context(|| format!("{} was not kept", file.shown));
                }
            };
            self.rows
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner)
                .push(row);
            self.progress.one_more();
        }
    }

    async fn one(&self, file: &Found) -> anyhow::Result<AddRow> {
        let bytes = match files::bytes(&file.path) {
            Ok(bytes) => bytes,
            Err(record) => return Ok(AddRow::refused(&file.shown, &record)),
        };
        if !is_offered_as_pdf(file, &bytes) {
            let why = Record::not_read(Status::NotAReport, "the file is not a PDF");
            return Ok(AddRow::refused(&file.shown, &why));
        }
        let incoming = Incoming {
            origin: files::origin(file),
            bytes,
            link: None,
        };
        Ok(match self.keeper.keep(&incoming).await? {
            Kept::Already(name) => AddRow::already(&file.shown, &name),
            Kept::New(record, twins) => AddRow::new(&file.shown, &record, &twins),
        })
    }
}

/// Whether a file was meant as a report: a PDF, or called one. What is called a PDF and is none is kept too, so that
/// the page of what could not be read shows it.
fn is_offered_as_pdf(file: &Found, bytes: &[u8]) -> bool {
    let called = file
        .path
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("pdf"));
    called
        || bytes
            .get(..1024)
            .unwrap_or(bytes)
            .windows(5)
            .any(|w| w == b"%PDF-")
}

/// What became of one file.
#[derive(Debug, Serialize)]
pub(super) struct AddRow {
    pub(super) file: String,
    pub(super) kept: &'static str,
    status: &'static str,
    authority: String,
    published: String,
    says: String,
    #[serde(skip)]
    pub(super) clean: bool,
}

impl AddRow {
    pub(super) fn new(file: &str, record: &Record, twins: &[String]) -> Self {
        let mut says: Vec<String> = twins
            .iter()
            .map(|twin| {
                format!("the same inspection is kept from another file, {twin}: compare the two")
            })
            .collect();
        says.extend(record.doubts.iter().map(|d| d.says.clone()));
        Self {
            kept: "new",
            clean: record.status == Status::Read && twins.is_empty(),
            ..Self::of(file, record, says)
        }
    }

    pub(super) fn already(file: &str, name: &str) -> Self {
        Self {
            file: file.to_owned(),
            kept: "already",
            status: "",
            authority: String::new(),
            published: String::new(),
            says: format!("the same file is kept already, as {name}"),
            clean: false,
        }
    }

    /// A file the site did not give.
    pub(super) fn not_sent(file: &str, why: &str) -> Self {
        Self::refused(file, &Record::not_read(Status::Unreadable, why))
    }

    fn refused(file: &str, record: &Record) -> Self {
        let says = record.doubts.iter().map(|d| d.says.clone()).collect();
        Self {
            kept: "no",
            ..Self::of(file, record, says)
        }
    }

    fn of(file: &str, record: &Record, says: Vec<String>) -> Self {
        let authority = record
            .authority
            .as_ref()
            .map(|a| read::name(&a.value).to_owned());
        Self {
            file: file.to_owned(),
            kept: "no",
            status: record.status.word(),
            authority: authority.unwrap_or_default(),
            published: record
                .published
                .as_ref()
                .map(|p| p.value.to_string())
                .unwrap_or_default(),
            says: says.join("; "),
            clean: false,
        }
    }
}

impl Row for AddRow {
    const COLUMNS: &'static [&'static str] =
        &["file", "kept", "status", "authority", "published", "says"];
    const IN_TABLE: &'static [usize] = &[1, 2, 3, 4, 0, 5];

    fn cells(&self) -> Vec<String> {
        vec![
            self.file.clone(),
            self.kept.to_owned(),
            self.status.to_owned(),
            self.authority.clone(),
            self.published.clone(),
            self.says.clone(),
        ]
    }
}
