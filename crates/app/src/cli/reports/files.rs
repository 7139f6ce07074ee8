//! The files that paths on the command line mean, in a fixed order, and the reading of many of them at once.

use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use inspection::read::{Origin, report};
use inspection::record::{Record, Status};
use rayon::prelude::*;

/// A file larger than this is no report: the largest known is 3 MB.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A file to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    /// Its path relative to the folder given, with `/` between; its own name where it was given itself.
    pub(crate) shown: String,
    /// Where it lies.
    pub(crate) path: PathBuf,
}

/// Every file of these paths, in order of the path shown; folders are gone through whole, hidden files left out.
///
/// # Errors
/// When a path is missing or may not be read, or no file is found at all.
pub(crate) fn all(paths: &[PathBuf]) -> anyhow::Result<Vec<Found>> {
    let mut found = Vec::new();
    for path in paths {
        let what =
            fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?;
        if what.is_dir() {
            let before = found.len();
            below(path, path, &mut found)?;
            if found.len() == before {
                bail!("{} holds no files to read", path.display());
            }
        } else {
            let shown = path.file_name().map_or_else(
                || path.to_string_lossy().into_owned(),
                |name| name.to_string_lossy().into_owned(),
            );
            found.push(Found {
                shown,
                path: path.clone(),
            });
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn below(root: &Path, folder: &Path, found: &mut Vec<Found>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("the folder {} cannot be read", folder.display()))?;
    for entry in entries {
        let entry =
            entry.with_context(|| format!("the folder {} cannot be read", folder.display()))?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        // A link to a folder is not followed, lest two folders that hold each other never end.
        let kind = entry
            .file_type()
            .with_context(|| format!("{} cannot be read", path.display()))?;
        if kind.is_dir() {
            below(root, &path, found)?;
        } else if path.is_file() {
            let inside = path.strip_prefix(root).unwrap_or(&path);
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            found.push(Found {
                shown: parts.join("/"),
                path,
            });
        }
    }
    Ok(())
}

/// What a file is called for the reader: its name with the folder it lies in, since folders carry the authority.
pub(crate) fn origin(file: &Found) -> Origin {
    let whole = std::path::absolute(&file.path).unwrap_or_else(|_| file.path.clone());
    let mut parts = whole.iter().rev().map(|part| part.to_string_lossy());
    let name = parts.next().unwrap_or_default();
    let file_name = match parts.next() {
        Some(folder) => format!("{folder}/{name}"),
        None => name.into_owned(),
    };
    Origin {
        file_name,
        link_published: None,
    }
}

/// A file's bytes; why not, as a record that says so.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Box<Record>> {
    let unreadable = |why: String| Box::new(Record::not_read(Status::Unreadable, why));
    let size = fs::metadata(path)
        .map_err(|e| unreadable(format!("the file cannot be read: {e}")))?
        .len();
    if size > LARGEST {
        return Err(unreadable(
            "the file is larger than 64 MB: no report is".to_owned(),
        ));
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "the command line reads the files it is given"
    )]
    fs::read(path).map_err(|e| unreadable(format!("the file cannot be read: {e}")))
}

/// Reads every file on all processors and keeps of each what is asked; in the order given. A file's bytes are held
/// only while it is read.
pub(crate) fn each<T: Send>(files: &[Found], keep: impl Fn(&Found, Record) -> T + Sync) -> Vec<T> {
    let progress = Progress::of(files.len());
    files
        .par_iter()
        .with_max_len(1)
        .map(|file| {
            let record = match bytes(&file.path) {
                Ok(bytes) => report(&bytes, &origin(file)),
                Err(record) => *record,
            };
            let kept = keep(file, record);
            progress.one_more();
            kept
        })
        .collect()
}

/// Tells a person at a terminal how far a long task is.
pub(crate) struct Progress {
    of: usize,
    done: AtomicUsize,
    began: Instant,
    shown: bool,
}

impl Progress {
    /// Nothing done yet of so many.
    pub(crate) fn of(of: usize) -> Self {
        Self {
            of,
            done: AtomicUsize::new(0),
            began: Instant::now(),
            shown: io::stderr().is_terminal(),
        }
    }

    /// One more is done.
    pub(crate) fn one_more(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shown && self.began.elapsed() > Duration::from_secs(1) {
            // Progress that cannot be shown is no reason to stop.
            let _ = write!(io::stderr(), "\r{done} of {}\u{1b}[K", self.of);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown && self.began.elapsed() > Duration::from_secs(1) {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
