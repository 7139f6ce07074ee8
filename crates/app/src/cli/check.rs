//! `waymark check`: every rule of a source, on files; nothing is kept.

mod groups;
mod since;
mod summary;
mod workbook;
mod written;

use std::io::IsTerminal as _;
use std::path::PathBuf;

use anyhow::Context as _;
use children::{CollectionYear, Day};
use clap::{Args, ValueEnum};
use returns::doubt::{Doubt, What};
use returns::rulebook::Outcome;
use returns::service::Supplied;

use crate::cli::Ended;
use crate::cli::beside::Beside;
use crate::cli::given::{files, say, stored};
use crate::cli::rows::{self, Output};
use crate::cli::rules::year_is_known;
use crate::cli::source::Of;
use crate::clock;
use crate::records::{Checked, Files, Source, check_census, outcome, read_into};
use crate::settings::Data;
use groups::{By, Teams, groups, teams};
use since::Since;
use written::{ChangedRow, FindingRow, Whole, write_whole};

/// Every rule of a source on a file or a folder of files; nothing is kept
///
/// Exit status: 0 every rule was run and found nothing, 1 something was found or a rule was not run (with --new-since:
/// something new was found), 2 it could not be done.
#[derive(Debug, Args)]
pub(crate) struct CheckFiles {
    /// Which source the files are
    #[arg(value_enum)]
    source: Of,
    /// A file, a folder of files, or a zip of either
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Collection year whose rules are run, named by the March it ends in, for example 2026 or 2025/26 [default: the year
    /// the dates in the files tell]
    #[arg(long, value_name = "YEAR")]
    year: Option<CollectionYear>,
    #[command(flatten)]
    beside: Beside,
    /// Day the rules judge by, for example 2026-10-31 [default: today]
    #[arg(long, value_name = "DATE")]
    as_at: Option<jiff::civil::Date>,
    /// Count what was found by this instead of listing it [a terminal counts by rule]
    #[arg(long, value_enum)]
    by: Option<By>,
    #[command(flatten)]
    data: Data,
    /// An earlier check's JSON: only what is new since, and what is gone
    #[arg(long, value_name = "FILE", conflicts_with = "by")]
    new_since: Option<PathBuf>,
    /// How it is written [default: a summary on a terminal, csv otherwise, xlsx into a file that ends so]
    #[arg(long, value_enum)]
    format: Option<Form>,
    /// File to write to instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// How a check is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A summary for people
    Table,
    /// Comma-separated values, a row for each row a rule points to
    Csv,
    /// Everything, for programs
    Json,
    /// A workbook: by rule, by child, every row, and what was not run
    Xlsx,
}

/// Runs the rules and writes what they found.
pub(super) fn run(asked: &CheckFiles) -> anyhow::Result<Ended> {
    let source = asked.source.source();
    let earlier = asked.new_since.as_deref().map(since::read).transpose()?;
    let mut files = files(&asked.path)?;
    files.extend(asked.beside.files(source, None)?);
    let (checked, outcome, doubts) = judged(asked, source, &files)?;
    for misfit in &checked.misfits {
        eprintln!("{misfit}");
    }
    if source.is_yearly() && asked.year.is_none() {
        let why = if checked.told {
            "the year the files tell"
        } else {
            "the year of today, as nothing in the files tells theirs"
        };
        eprintln!("Judged by the rules of {}, {why}.", checked.year);
    }
    say(&doubts);
    let teams = match asked.by {
        Some(By::Team) => team_of_each(asked, &outcome)?,
        Some(By::Rule | By::Child | By::Field) | None => Teams::new(),
    };
    let since = earlier.map(|earlier| Since::of(earlier, &outcome));
    let form = asked.form();
    match form {
        Form::Table => {
            let text = summary::summary(
                &checked,
                &outcome,
                (asked.by.unwrap_or(By::Rule), &teams),
                since.as_ref(),
            );
            asked.output(None).text(&text)?;
        }
        Form::Csv => {
            for said in summary::not_run(&outcome) {
                eprintln!("{said}");
            }
            let output = asked.output(Some(rows::Format::Csv));
            match (&since, asked.by) {
                (Some(since), _) => rows::write(&ChangedRow::all(since), &output)?,
                (None, Some(by)) => rows::write(&groups(&checked, &outcome, by, &teams), &output)?,
                (None, None) => rows::write(&FindingRow::all(&outcome.findings), &output)?,
            }
        }
        Form::Json => {
            for said in summary::not_run(&outcome) {
                eprintln!("{said}");
            }
            let output = asked.output(Some(rows::Format::Json));
            match (&since, asked.by) {
                (None, Some(by)) => rows::write(&groups(&checked, &outcome, by, &teams), &output)?,
                (since, _) => write_whole(&Whole::of(&checked, &outcome, since.as_ref()), &output)?,
            }
        }
        Form::Xlsx => {
            let made = workbook::workbook(&checked, &outcome);
            if made.left_out > 0 {
                eprintln!(
                    "{} rows are more than a sheet may have and were left out: csv and json hold all.",
                    made.left_out
                );
            }
            anyhow::ensure!(
                asked.out.is_some() || !std::io::stdout().is_terminal(),
                "a workbook is no text: name a file with --out"
            );
            asked.output(None).bytes(&made.bytes)?;
        }
    }
    let clean = match &since {
        Some(since) => since.new.is_empty() && outcome.not_run.is_empty(),
        None => outcome.findings.is_empty() && outcome.not_run.is_empty(),
    };
    Ok(if clean { Ended::Clean } else { Ended::Found })
}

/// The team of each child that was found, as the store knows it; of none where there is no store.
fn team_of_each(asked: &CheckFiles, outcome: &Outcome) -> anyhow::Result<Teams> {
    if let Some(look) = stored(&asked.data)? {
        return Ok(teams(outcome, &look));
    }
    eprintln!(
        "Nothing is loaded in {}: no child's team is known.",
        asked.data.place().words()
    );
    Ok(Teams::new())
}

impl CheckFiles {
    fn form(&self) -> Form {
        let ends_xlsx = |path: &PathBuf| {
            path.extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
        };
        match (self.format, &self.out) {
            (Some(form), _) => form,
            (None, Some(path)) if ends_xlsx(path) => Form::Xlsx,
            (None, None) if std::io::stdout().is_terminal() => Form::Table,
            (None, _) => Form::Csv,
        }
    }

    fn output(&self, format: Option<rows::Format>) -> Output {
        Output::to(format, self.out.clone())
    }
}

/// What the rules find, and what could not be read.
fn judged(
    asked: &CheckFiles,
    source: Source,
    files: &Files,
) -> anyhow::Result<(Checked, Outcome, Vec<Doubt>)> {
    let today = match asked.as_at {
        Some(date) => Day::from_date(date).context("the day is outside 1800 to 2299")?,
        None => clock::day(),
    };
    let (checked, outcome, doubts) = if source == Source::InNeed {
        let (checked, outcome, doubts, rows) = check_census(files, asked.year, today);
        let missing = |table| {
            let of_table = |doubt: &Doubt| doubt.table == Some(table);
            doubts
                .iter()
                .any(|doubt| doubt.what == What::MissingTable && of_table(doubt))
        };
        // A header of the 903 shares its headings with the census's identifiers, and nothing else with a census.
        let only_identifiers = missing("Header") && missing("CINdetails");
        if rows == 0 || (only_identifiers && rows_of(Source::LookedAfter, files) > rows) {
            return Err(nothing_of(asked, source, files, &doubts));
        }
        (checked, outcome, doubts)
    } else {
        let mut supplied = Supplied::default();
        let (gave, doubts) = read_into(&mut supplied, source, files);
        if gave.tables == 0 {
            return Err(nothing_of(asked, source, files, &doubts));
        }
        lists_known(asked, &supplied)?;
        let (checked, outcome) =
            outcome(&supplied, source, today, asked.year).with_context(|| {
                format!(
                    "the {} have no rules of their own",
                    source.name().to_lowercase()
                )
            })?;
        // The process ends soon: the system takes all back at once, faster than row by row.
        std::mem::forget(supplied);
        (checked, outcome, doubts)
    };
    year_is_known(source, checked.year)?;
    Ok((checked, outcome, doubts))
}

/// Says what was wrong with files that hold no table of a source, and which source they look like instead.
fn nothing_of(
    asked: &CheckFiles,
    source: Source,
    files: &Files,
    doubts: &[Doubt],
) -> anyhow::Error {
    let read: Vec<Doubt> = doubts
        .iter()
        .filter(|doubt| doubt.what != What::MissingTable)
        .cloned()
        .collect();
    say(&read);
    let others = Source::ALL.into_iter().filter(|other| *other != source);
    let like = others
        .map(|other| (rows_of(other, files), other))
        .filter(|(rows, _)| *rows > 0)
        .max_by_key(|(rows, _)| *rows);
    let hint = match like {
        Some((_, other @ Source::Optional)) => format!("; these look like the {}", other.name()),
        Some((_, other)) => format!(
            "; these look like the {}: waymark check {}",
            other.name(),
            other.word()
        ),
        None => String::new(),
    };
    anyhow::anyhow!(
        "no table of the {} was found in {}{hint}",
        source.name(),
        asked.path.display()
    )
}

/// How many rows files have where they are read as a source.
fn rows_of(source: Source, files: &Files) -> usize {
    let (gave, _) = read_into(&mut Supplied::default(), source, files);
    gave.rows
}

/// Whether the lists that were named are such lists.
fn lists_known(asked: &CheckFiles, supplied: &Supplied) -> anyhow::Result<()> {
    let Some(of) = &supplied.looked_after else {
        return Ok(());
    };
    let lists = [
        (
            &asked.beside.providers,
            of.source.lists.providers.supplied(),
            "providers",
        ),
        (
            &asked.beside.postcodes,
            of.source.postcodes.is_some(),
            "postcodes",
        ),
    ];
    for (path, known, what) in lists {
        if let Some(path) = path {
            anyhow::ensure!(known, "{} is no list of {what}", path.display());
        }
    }
    Ok(())
}
