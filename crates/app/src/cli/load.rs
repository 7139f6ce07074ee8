//! `waymark load`: keeps files of one source, all of them or nothing.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;
use children::CollectionYear;
use clap::Args;
use store::{Loaded, NewQueued, QueueState, Queued, Store};

use crate::cli::Ended;
use crate::cli::beside::{Beside, named};
use crate::cli::given::files;
use crate::cli::serve::in_runtime;
use crate::cli::source::Of;
use crate::clock;
use crate::loading::{Became, MOST_BYTES, Read, name_of_worker, next};
use crate::settings::{Data, person};
use crate::web::words;

/// How often a load that another program reads is looked at.
const BETWEEN_LOOKS: Duration = Duration::from_millis(300);

/// Keep the authority's data, all of it or nothing; the load before stays until the new one is whole
///
/// Exit status: 0 read without serious doubt, 1 something could not be read or the same files are in force already, 2 it
/// could not be done.
#[derive(Debug, Args)]
pub(crate) struct LoadFiles {
    /// Which source the files are
    #[arg(value_enum)]
    source: Of,
    /// A file, or a folder of files
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Collection year the return is for, named by the March it ends in, for example 2026 or 2025/26 [default: the year
    /// the dates in the files tell]
    #[arg(long, value_name = "YEAR")]
    year: Option<CollectionYear>,
    #[command(flatten)]
    beside: Beside,
    #[command(flatten)]
    data: Data,
}

/// Puts the files in the queue and waits until they are read: here, unless a service over the same store takes them
/// first.
pub(super) fn run(load: &LoadFiles) -> anyhow::Result<Ended> {
    let source = load.source.source();
    anyhow::ensure!(
        load.year.is_none() || source.is_yearly(),
        "the {} are of no one year: --year belongs to returns of a year",
        source.name()
    );
    let mut files = named(files(&load.path)?, load.year, false);
    files.extend(load.beside.files(source, load.year)?);
    let together: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    anyhow::ensure!(
        together <= MOST_BYTES,
        "these files hold {} MB together; a load holds {} MB at most",
        together.div_ceil(1 << 20),
        MOST_BYTES >> 20
    );
    eprintln!("Reading {} files.", files.len());
    let (entry, became) = in_runtime(async {
        let store = load.data.open().await?;
        let queued = NewQueued {
            source: source.word(),
            files: &files,
            at: clock::now(),
            by: &person(),
            invented: false,
        };
        let id = store.queue_load(&queued).await?;
        drop(files);
        until_read(&store, &id).await
    })?;
    match entry.state {
        QueueState::Waiting | QueueState::Taken | QueueState::Refused | QueueState::Failed => {
            anyhow::bail!("{} The load before it stays in force.", entry.words)
        }
        QueueState::Done => {}
    }
    let Some(Became {
        read: Some(read),
        loaded,
        ..
    }) = became
    else {
        eprintln!(
            "Loaded {} by the service over the same store; its page says what was read.",
            source.name()
        );
        return Ok(Ended::Clean);
    };
    say(&read);
    if matches!(loaded, Some(Loaded::Already(_))) {
        eprintln!("These files are in force already; nothing was changed.");
        return Ok(Ended::Found);
    }
    eprintln!(
        "Loaded {}: {} tables, {} rows.",
        source.name(),
        read.tables,
        read.rows
    );
    Ok(if read.doubts > 0 {
        Ended::Found
    } else {
        Ended::Clean
    })
}

/// Works the queue off until one load in it is read; how it stands then, and what was read where it was read here.
async fn until_read(store: &Store, id: &str) -> anyhow::Result<(Queued, Option<Became>)> {
    let worker = name_of_worker();
    loop {
        let became = next(store, &worker).await?;
        let idle = became.is_none();
        let ours = became.filter(|became| became.entry.id == id);
        let entry = store
            .queued_load(id)
            .await?
            .context("the load is no longer in the queue")?;
        match entry.state {
            QueueState::Done | QueueState::Refused | QueueState::Failed => {
                return Ok((entry, ours));
            }
            QueueState::Waiting | QueueState::Taken => {}
        }
        if idle {
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }
}

/// Says on standard error what could not be read, then what was not supplied, and how much was only written otherwise.
fn say(read: &Read) {
    for doubt in &read.said {
        eprintln!("{doubt}");
    }
    if !read.absent.is_empty() {
        eprintln!("Not supplied: {}.", read.absent.join(", "));
    }
    if read.understood > 0 {
        eprintln!(
            "{} written otherwise than the layout asks and understood; the page of the load lists each.",
            words::count(read.understood, "thing was", "things were")
        );
    }
}
