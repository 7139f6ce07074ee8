//! `waymark convert`: a statutory return written in its other form.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use returns::service::Supplied;

use crate::cli::Ended;
use crate::cli::beside::named;
use crate::cli::given::{files, say};
use crate::records::{Form, Source, read_into, written_back};

/// A statutory return written in its other form: XML as a file for each table, or tables as XML; nothing is kept
///
/// What cannot be read as a date or a code is written as it stood. Files whose names are taken are not written over.
///
/// Exit status: 0 everything was read, 1 something could not be read (each is said), 2 it could not be done.
#[derive(Debug, Args)]
pub(crate) struct Convert {
    /// Which return the files are
    #[arg(value_enum)]
    of: Return,
    /// A file, a folder of files, or a zip of either
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Last year's return, to be written beside this year's (903)
    #[arg(long, value_name = "PATH")]
    last: Option<PathBuf>,
    /// What it is written as
    #[arg(long, value_enum)]
    to: To,
    /// Folder to write to; it is made where it is not there
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

/// A return as it is named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Return {
    /// The return of children looked after (SSDA903)
    #[value(name = "903")]
    LookedAfter,
    /// The census of children in need
    #[value(name = "cin")]
    InNeed,
}

/// What a return is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// One file of XML
    Xml,
    /// A file of comma-separated values for each table
    Csv,
}

/// Reads the return and writes its files.
pub(super) fn run(asked: &Convert) -> anyhow::Result<Ended> {
    let source = match asked.of {
        Return::LookedAfter => Source::LookedAfter,
        Return::InNeed => Source::InNeed,
    };
    anyhow::ensure!(
        asked.last.is_none() || source == Source::LookedAfter,
        "--last belongs to the 903 alone"
    );
    let mut all = files(&asked.path)?;
    if let Some(last) = &asked.last {
        all.extend(named(files(last)?, None, true));
    }
    let mut supplied = Supplied::default();
    let (gave, doubts) = read_into(&mut supplied, source, &all);
    anyhow::ensure!(
        gave.tables > 0,
        "no table of the {} was found in {}",
        source.name(),
        asked.path.display()
    );
    let form = match asked.to {
        To::Xml => Form::Xml,
        To::Csv => Form::Csv,
    };
    say(&doubts);
    for (name, bytes) in written_back(&supplied, source, form) {
        let path = asked.out.join(name);
        write(&path, &bytes).with_context(|| format!("{} cannot be written", path.display()))?;
        eprintln!("Written: {}", path.display());
    }
    let serious = doubts.iter().any(|doubt| doubt.what.is_serious());
    Ok(if serious { Ended::Found } else { Ended::Clean })
}

/// Writes a new file, and the folder it stands in.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::io::Write::write_all(&mut std::fs::File::create_new(path)?, bytes)
}
