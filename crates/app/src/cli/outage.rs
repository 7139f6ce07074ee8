//! `waymark outage`: every list of every team as pages to print, while the service is down.

use std::path::PathBuf;

use clap::Args;

use crate::cli::Ended;
use crate::cli::serve::in_runtime;
use crate::settings::{self, Council, Data};
use crate::{last_good, records};

/// Write every list of every team as pages to print, for when the service is down
///
/// They name children. The log says who had them written, and whom they show. Exit status: 0 written, 2 not.
#[derive(Debug, Args)]
pub(crate) struct Outage {
    #[command(flatten)]
    data: Data,
    #[command(flatten)]
    council: Council,
    /// Folder to write to; open index.html in it
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Writes them.
pub(super) fn run(asked: &Outage) -> anyhow::Result<Ended> {
    in_runtime(async {
        let store = asked.data.open().await?;
        let Some(records) = records::made_from(&store, &asked.council).await? else {
            anyhow::bail!("nothing was ever loaded, so that there is no list");
        };
        let restricted = store.restricted_children(crate::clock::today()).await?;
        let by = settings::person();
        let written = last_good::write(&store, &records, &restricted, &asked.out, &by).await?;
        eprintln!(
            "The lists of {} teams are in {}; they name {} children.",
            written.teams,
            asked.out.join("index.html").display(),
            written.children
        );
        Ok(Ended::Clean)
    })
}
