//! Where a command takes the children's data from: the store, or straight from a folder of files, keeping nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use access::audit::{Entry, Kind};
use anyhow::Context as _;
use children::Day;
use clap::Args;
use inspection::authorities::Authority;
use jiff::civil::Date;
use returns::doubt::{Doubt, What};
use returns::service::Supplied;
use store::Load;

use crate::cli::serve::in_runtime;
use crate::clock;
use crate::records::{Files, Look, Read, Records, Seen, Source, load, read_into};
use crate::settings::{self, Council, Data};
use crate::web::words;

/// The largest file that is read, in bytes: more than any source has, and what is read of a file takes twice its size.
const LARGEST: u64 = 1 << 30;

/// Files of a source, or of whichever source knows them.
type Sourced = (Option<Source>, Files);

/// Loads in force, their files, and the secret of the store.
type Kept = (Vec<Load>, Vec<Sourced>, String);

/// The store, or a folder; and the day as at which is asked.
#[derive(Debug, Args)]
pub(crate) struct Given {
    #[command(flatten)]
    data: Data,
    #[command(flatten)]
    council: Council,
    /// Folder of files of any of the sources, read straight; nothing is kept
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
    /// Day as at which is asked, for example 2026-10-31 [default: the newest day in the data]
    #[arg(long, value_name = "DATE")]
    as_at: Option<Date>,
}

impl Given {
    /// A look at the records as at the day, by whoever runs the program on its machine.
    pub(crate) fn records(&self) -> anyhow::Result<Look> {
        let (loads, sources, secret) = match &self.from {
            Some(folder) => (Vec::new(), vec![(None, files(folder)?)], String::new()),
            None => kept(&self.data)?,
        };
        let as_at = self
            .as_at
            .map(|date| Day::from_date(date).context("the day is outside 1800 to 2299"))
            .transpose()?;
        Ok(look(
            &loads,
            &sources,
            secret,
            as_at,
            self.council.authority,
        ))
    }

    /// Writes down whom a command is about to show, and to whom: before it does. Of files that are not kept nothing is
    /// written down, as there is no log to write in.
    ///
    /// # Errors
    /// When it cannot be written down; then nothing may be shown.
    pub(crate) fn noted(&self, look: &Look, command: &str) -> anyhow::Result<()> {
        let children = look.seen().children();
        if self.from.is_some() || children.is_empty() {
            return Ok(());
        }
        let mut entry = Entry::new(clock::now(), Kind::Command, command);
        entry.name = settings::person();
        entry.children = children;
        in_runtime(async {
            self.data.open().await?.log(&[entry]).await?;
            Ok(())
        })
    }
}

/// The records of what is kept in a store, as at the newest day in them.
///
/// Nothing where there is no store, which is not made, or nothing is loaded in it.
///
/// # Errors
/// When it cannot be opened.
pub(crate) fn stored(data: &Data) -> anyhow::Result<Option<Look>> {
    let kept = in_force(data)?;
    Ok(kept.map(|(loads, sources, secret)| look(&loads, &sources, secret, None, None)))
}

fn look(
    loads: &[Load],
    sources: &[Sourced],
    secret: String,
    as_at: Option<Day>,
    council: Option<&'static Authority>,
) -> Look {
    let mut supplied = Supplied::default();
    let mut doubts = Vec::new();
    for (source, files) in sources {
        match source {
            Some(source) => doubts.extend(read_into(&mut supplied, *source, files).1),
            None => doubts.extend(read_any(&mut supplied, files)),
        }
    }
    let read = Read {
        loads: loads.iter().map(load).collect(),
        supplied,
        doubts,
        secret,
    };
    let records = Records::made(read, clock::day(), as_at, council);
    Look::new(
        Arc::new(records),
        Arc::new(Seen::default()),
        &BTreeSet::new(),
    )
}

fn kept(data: &Data) -> anyhow::Result<Kept> {
    in_force(data)?.with_context(|| {
        format!(
            "nothing is loaded in {}; load data with `waymark load`, or name a folder with --from",
            data.place().words()
        )
    })
}

/// What is in force in a store; nothing where there is none.
fn in_force(data: &Data) -> anyhow::Result<Option<Kept>> {
    if !data.place().is_there() {
        return Ok(None);
    }
    in_runtime(async {
        let store = data.open().await?;
        let loads = store.loads_in_force().await?;
        if loads.is_empty() {
            return Ok(None);
        }
        let mut sources = Vec::new();
        for load in &loads {
            sources.push((
                Source::from_word(&load.source),
                store.load_bytes(&load.id).await?,
            ));
        }
        let secret = store.secret().await?;
        Ok(Some((loads, sources, secret)))
    })
}

/// Reads files of any of the sources: a file is a doubt only where none of them knows it. A return of one year is known
/// by the folder it lies in, `903` or `cin`; its tables are like those of the others.
fn read_any(supplied: &mut Supplied, files: &[(String, Vec<u8>)]) -> Vec<Doubt> {
    let mut all = Vec::new();
    let (yearly, usual): (Vec<Source>, Vec<Source>) = Source::ALL
        .into_iter()
        .partition(|source| source.is_yearly());
    let lies_in = |name: &str, source: Source| name.split('/').any(|part| part == source.word());
    for source in &yearly {
        let of_source: Files = files
            .iter()
            .filter(|(name, _)| lies_in(name, *source))
            .cloned()
            .collect();
        if !of_source.is_empty() {
            all.extend(read_into(supplied, *source, &of_source).1);
        }
    }
    let rest: Files = files
        .iter()
        .filter(|(name, _)| !yearly.iter().any(|source| lies_in(name, *source)))
        .cloned()
        .collect();
    let mut strange: Vec<Vec<Doubt>> = Vec::new();
    for source in usual {
        let (gave, doubts) = read_into(supplied, source, &rest);
        let (unknown, known): (Vec<Doubt>, Vec<Doubt>) = doubts
            .into_iter()
            .partition(|doubt| doubt.what == What::NotRecognised);
        strange.push(unknown);
        if gave.tables > 0 {
            all.extend(known);
        } else {
            source.take_out(supplied);
        }
    }
    if let Some((first, rest)) = strange.split_first() {
        all.extend(
            first
                .iter()
                .filter(|doubt| rest.iter().all(|other| other.contains(doubt)))
                .cloned(),
        );
    }
    all
}

/// Every CSV, workbook, XML file and zip in a folder and the folders within it, or one file.
///
/// # Errors
/// When one cannot be read or is too large, or there is none.
pub(crate) fn files(path: &Path) -> anyhow::Result<Files> {
    let mut found = Vec::new();
    gather(path, path, &mut found)?;
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    anyhow::ensure!(
        !found.is_empty(),
        "{} holds no CSV, no workbook, no XML file and no zip",
        path.display()
    );
    Ok(found)
}

fn gather(root: &Path, path: &Path, found: &mut Files) -> anyhow::Result<()> {
    let cannot = || format!("{} cannot be read", path.display());
    if path.is_dir() {
        for entry in std::fs::read_dir(path).with_context(cannot)? {
            gather(root, &entry.with_context(cannot)?.path(), found)?;
        }
        return Ok(());
    }
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
        .to_lowercase();
    if path == root || ["csv", "tsv", "xlsx", "xlsm", "xml", "zip"].contains(&ending.as_str()) {
        let name = path
            .strip_prefix(root)
            .ok()
            .filter(|name| !name.as_os_str().is_empty())
            .unwrap_or_else(|| path.file_name().map_or(path, Path::new));
        found.push((
            name.to_string_lossy().replace('\\', "/"),
            bytes(path, LARGEST).with_context(cannot)?,
        ));
    }
    Ok(())
}

/// Most places named of what was only written otherwise.
const MOST_NAMED: usize = 10;

/// The bytes of a file, where it is no larger than is read.
fn bytes(path: &Path, largest: u64) -> anyhow::Result<Vec<u8>> {
    use std::io::Read as _;
    let file = std::fs::File::open(path)?;
    let length = file.metadata()?.len();
    let mut bytes = Vec::new();
    if length <= largest {
        bytes.reserve_exact(usize::try_from(length)?);
        // What is no plain file says nothing of its length.
        file.take(largest + 1).read_to_end(&mut bytes)?;
    }
    anyhow::ensure!(
        length <= largest && u64::try_from(bytes.len())? <= largest,
        "it holds more than {} MB, which is more than any return does: look whether a program went wrong when it was written",
        largest >> 20
    );
    Ok(bytes)
}

/// Says on standard error what could not be read, the serious first, and what was only written otherwise.
pub(crate) fn say(doubts: &[Doubt]) {
    let (serious, slight): (Vec<&Doubt>, Vec<&Doubt>) =
        doubts.iter().partition(|doubt| doubt.what.is_serious());
    let (absent, read): (Vec<&Doubt>, Vec<&Doubt>) = serious
        .into_iter()
        .partition(|doubt| doubt.what == What::MissingTable);
    for doubt in read {
        eprintln!("{doubt}");
    }
    if !absent.is_empty() {
        let names: Vec<&str> = absent.iter().filter_map(|doubt| doubt.table).collect();
        eprintln!("Not supplied: {}.", names.join(", "));
    }
    if !slight.is_empty() {
        eprintln!(
            "{} written otherwise than the layout asks and understood:",
            words::count(slight.len(), "thing was", "things were")
        );
        for doubt in slight.iter().take(MOST_NAMED) {
            eprintln!("  {doubt}");
        }
        if slight.len() > MOST_NAMED {
            eprintln!("  and {} more", slight.len() - MOST_NAMED);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_file_larger_than_is_read_is_refused_before_it_is_taken_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("episodes.csv");
        let mut file = std::fs::File::create(&path).unwrap();
        file.write_all(b"CHILD\n1\n").unwrap();
        assert_eq!(bytes(&path, 8).unwrap(), b"CHILD\n1\n");
        let refused = bytes(&path, 7).unwrap_err().to_string();
        assert!(refused.contains("holds more than"), "{refused}");
    }
}
