//! `waymark audit export`: a file of the log, for a subject access request or an investigation.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use access::audit::{Entry, Kind};
use anyhow::{Context as _, ensure};
use clap::Args;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use store::{LogQuestion, Store};
use uuid::Uuid;

use crate::cli::Ended;
use crate::cli::user::found;
use crate::settings::{self, Data};
use crate::web::formula_safe;
use crate::{clock, logged, records};

/// Entries read at once.
const AT_ONCE: u32 = 5_000;
/// The shortest reason that says something, and the longest that is kept.
const REASON: std::ops::RangeInclusive<usize> = 10..=500;

/// Take entries of the log out as a CSV file: by child, by user, by days, or by several of these
///
/// The file names people who work here and no child; it says how many children each entry showed, never which. The log
/// says that it was taken out, and why. Exit status: 0 written, 2 not.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("of").required(true).multiple(true).args(["child", "user", "from", "to"]))]
pub(crate) struct Export {
    #[command(flatten)]
    data: Data,
    /// Entries that showed this child, by the identifier in the case system
    #[arg(long, value_name = "ID")]
    child: Option<String>,
    /// Entries of this account, by its email address or identifier
    #[arg(long, value_name = "ACCOUNT")]
    user: Option<String>,
    /// The first day (UTC), as 2026-03-01 [default: the first of the log]
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    /// The last day (UTC), as 2026-03-31 [default: today]
    #[arg(long, value_name = "DAY")]
    to: Option<Date>,
    /// What it is needed for, without a child's name
    #[arg(long, value_name = "WORDS")]
    reason: String,
    /// File to write; one that is there already stays
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Writes the file, once the log says that it leaves.
#[expect(clippy::print_stdout, reason = "a command says what it did")]
pub(super) async fn run(asked: &Export) -> anyhow::Result<Ended> {
    let reason = asked.reason.trim();
    ensure!(
        REASON.contains(&reason.chars().count()),
        "say in {} to {} characters what it is needed for",
        REASON.start(),
        REASON.end()
    );
    let store = asked.data.open().await?;
    let question = asked.question(&store).await?;
    let mut file = Begun::at(&asked.out)?;
    let rows = file.fill(&store, &question).await?;
    let number = Uuid::new_v4().simple().to_string();
    let mut entry = Entry::new(clock::now(), Kind::Export, "waymark audit export");
    entry.name = settings::person();
    entry.words = format!(
        "export {}: entries of the log, {}; {reason}",
        number.get(..12).unwrap_or(&number),
        asked.of_words()
    );
    entry.rows = rows;
    entry.export = file.sha256();
    store
        .log(&[entry])
        .await
        .context("the log cannot be written, so nothing is taken out of it")?;
    file.keep()?;
    println!("Wrote {rows} entries to {}.", asked.out.display());
    Ok(Ended::Clean)
}

impl Export {
    async fn question(&self, store: &Store) -> anyhow::Result<LogQuestion> {
        let today = clock::now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let days = (self.from.is_some() || self.to.is_some())
            .then(|| (self.from.unwrap_or(Date::MIN), self.to.unwrap_or(today)));
        if let Some((from, to)) = days {
            ensure!(from <= to, "the first day is after the last");
        }
        let child = match &self.child {
            Some(id) => Some(records::address_of(&store.secret().await?, id.trim())),
            None => None,
        };
        let who = match &self.user {
            Some(account) => Some(found(store, account).await?.id),
            None => None,
        };
        Ok(LogQuestion {
            child,
            who,
            days,
            most: AT_ONCE,
            ..LogQuestion::default()
        })
    }

    /// What was asked for, as the log keeps it: nobody's name.
    fn of_words(&self) -> String {
        let mut words = Vec::new();
        if self.child.is_some() {
            words.push("of one child".to_owned());
        }
        if self.user.is_some() {
            words.push("of one account".to_owned());
        }
        if let Some(from) = self.from {
            words.push(format!("from {from}"));
        }
        if let Some(to) = self.to {
            words.push(format!("to {to}"));
        }
        words.join(" ")
    }
}

/// A file that is not there under its name until the log says that it left; what was begun goes where it is not kept.
struct Begun {
    out: PathBuf,
    part: PathBuf,
    file: fs::File,
    hash: Sha256,
    kept: bool,
}

impl Begun {
    fn at(out: &Path) -> anyhow::Result<Self> {
        ensure!(
            !out.exists(),
            "{} is there already and stays as it is",
            out.display()
        );
        let mut part = out.to_path_buf().into_os_string();
        part.push(".part");
        let part = PathBuf::from(part);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options
            .open(&part)
            .with_context(|| format!("{} cannot be written", part.display()))?;
        Ok(Self {
            out: out.to_path_buf(),
            part,
            file,
            hash: Sha256::new(),
            kept: false,
        })
    }

    /// Writes every entry, the newest first; says how many.
    async fn fill(&mut self, store: &Store, question: &LogQuestion) -> anyhow::Result<u64> {
        self.write([logged::COLUMNS.iter().map(|name| (*name).to_owned())])?;
        let mut rows = 0;
        let mut before = None;
        loop {
            let page = store
                .log_entries(&LogQuestion {
                    before,
                    ..question.clone()
                })
                .await?;
            let cells = page.entries.iter().map(logged::cells);
            self.write(cells.map(|cells| cells.into_iter().map(formula_safe)))?;
            rows += u64::try_from(page.entries.len())?;
            before = page.next;
            if before.is_none() {
                return Ok(rows);
            }
        }
    }

    fn write<R: IntoIterator<Item = String>>(
        &mut self,
        rows: impl IntoIterator<Item = R>,
    ) -> anyhow::Result<()> {
        let mut csv = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        for row in rows {
            csv.write_record(row)?;
        }
        let bytes = csv.into_inner().map_err(csv::IntoInnerError::into_error)?;
        self.hash.update(&bytes);
        self.file
            .write_all(&bytes)
            .with_context(|| format!("{} cannot be written", self.part.display()))
    }

    fn sha256(&self) -> String {
        let hash = self.hash.clone().finalize();
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn keep(mut self) -> anyhow::Result<()> {
        self.file
            .sync_all()
            .and_then(|()| fs::rename(&self.part, &self.out))
            .with_context(|| format!("{} cannot be written", self.out.display()))?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        if !self.kept {
            // Where even this fails, the error that led here says more.
            let _ = fs::remove_file(&self.part);
        }
    }
}
