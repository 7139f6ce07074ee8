//! A folder whose pages change all at once: a set of pages lies in a folder of its own, and the one file people open
//! leads to it from the moment all of it is there.

use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// How the folders of sets begin; nothing else is ever removed.
const SET: &str = "lists-";
/// The file people open.
const DOOR: &str = "index.html";

/// Puts pages (by file name) in place of those before. Only the owner may read them.
///
/// # Errors
/// When they cannot be written; then those before stay.
pub(super) fn replace(
    folder: &Path,
    pages: &[(String, String)],
    now: Timestamp,
) -> anyhow::Result<()> {
    let cannot = || format!("the lists cannot be written to {}", folder.display());
    make_folder(folder).with_context(cannot)?;
    let set = format!(
        "{SET}{}",
        now.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d-%H%M%S-%f")
    );
    let within = folder.join(&set);
    make_folder(&within).with_context(cannot)?;
    for (name, page) in pages {
        write_file(&within.join(name), page.as_bytes()).with_context(cannot)?;
    }
    let door = folder.join(format!("{DOOR}.new"));
    write_file(&door, leading_to(&set).as_bytes()).with_context(cannot)?;
    rename(&door, &folder.join(DOOR)).with_context(cannot)?;
    remove_others(folder, &set).with_context(cannot)
}

/// A page that leads to the index of a set.
fn leading_to(set: &str) -> String {
    maud::html! {
        (maud::DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta http-equiv="refresh" content={ "0; url=" (set) "/" (DOOR) };
                title { "Last-good lists" }
            }
            body { p { a href={ (set) "/" (DOOR) } { "Last-good lists" } } }
        }
    }
    .into_string()
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes a file that only its owner may read; when it answers it is on the disk.
fn write_file(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut open = options.open(file)?;
    open.write_all(bytes)?;
    open.sync_all()
}

fn rename(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::rename(from, to)
}

/// Removes the sets before this one.
fn remove_others(folder: &Path, keep: &str) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_other = name
            .to_str()
            .is_some_and(|name| name.starts_with(SET) && name != keep);
        if is_other && entry.file_type()?.is_dir() {
            std::fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}
