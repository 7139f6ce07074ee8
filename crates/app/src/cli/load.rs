//! `waymark load`: keeps files of one source, all of them or nothing.

use std::path::PathBuf;

use clap::Args;
use store::Loaded;

use crate::cli::Ended;
use crate::cli::given::{files, say};
use crate::cli::serve::in_runtime;
use crate::cli::source::Of;
use crate::records::keep;
use crate::settings::{Data, person};

/// Keep the authority's data, all of it or nothing; the load before stays until the new one is whole
///
/// Exit status: 0 read without serious doubt, 1 something could not be read or the same files were loaded before, 2 it
/// could not be done.
#[derive(Debug, Args)]
pub(crate) struct LoadFiles {
    /// Which source the files are
    #[arg(value_enum)]
    source: Of,
    /// A file, or a folder of files
    #[arg(value_name = "PATH")]
    path: PathBuf,
    #[command(flatten)]
    data: Data,
}

/// Reads the files, says what could not be read, and keeps them.
pub(super) fn run(load: &LoadFiles) -> anyhow::Result<Ended> {
    let files = files(&load.path)?;
    eprintln!("Reading {} files.", files.len());
    let kept = in_runtime(async {
        let store = load.data.open().await?;
        keep(&store, load.source.source(), files, &person(), false).await
    })?;
    say(&kept.doubts);
    if !kept.refused.is_empty() {
        anyhow::bail!("{} The load before it stays in force.", kept.refused);
    }
    match kept.loaded {
        Loaded::Already(_) => {
            eprintln!("These files were loaded before; nothing was changed.");
            Ok(Ended::Found)
        }
        Loaded::New(_) => {
            eprintln!(
                "Loaded {}: {} tables, {} rows.",
                load.source.source().name(),
                kept.gave.tables,
                kept.gave.rows
            );
            Ok(if kept.doubts.iter().any(|doubt| doubt.what.is_serious()) {
                Ended::Found
            } else {
                Ended::Clean
            })
        }
    }
}
