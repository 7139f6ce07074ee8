//! `waymark reports fetch`: collects new reports from the publisher's site.

use std::io::{self, IsTerminal as _};
use std::time::Duration;

use clap::Args;

use super::add::AddRow;
use crate::cli::rows::{self, Output};
use crate::cli::{Ended, serve};
use crate::collecting::{Collecting, News};
use crate::settings::Data;

/// Where to collect from, and how slowly.
#[derive(Debug, Args)]
pub(crate) struct Fetch {
    /// The publisher's site
    #[arg(
        long,
        value_name = "URL",
        default_value = "https://reports.ofsted.gov.uk/"
    )]
    base: String,
    /// Milliseconds between two requests
    #[arg(long, value_name = "MS", default_value_t = 1000)]
    pause: u64,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    data: Data,
}

/// Collects and says what became of each file; what was kept before an interruption is said too.
pub(super) fn run(fetch: &Fetch) -> anyhow::Result<Ended> {
    serve::in_runtime(async {
        let store = fetch.data.open().await?;
        let pause = Duration::from_millis(fetch.pause);
        let mut collecting = Collecting::new(&store, &fetch.base, pause).await?;
        let told = io::stderr().is_terminal();
        let mut rows = Vec::new();
        let done = collecting
            .run(|news| {
                let row = match news {
                    News::New(name, record, twins) => AddRow::new(&name, &record, &twins),
                    News::Already(name, kept_as) => AddRow::already(&name, &kept_as),
                    News::NotAFile(name, why) => AddRow::not_sent(&name, why),
                };
                if told {
                    eprintln!("{}: {}", row.file, row.kept);
                }
                rows.push(row);
            })
            .await;
        rows::write(&rows, &fetch.output)?;
        let tally = done?;
        if told {
            eprintln!(
                "{} authorities, {} reports unchanged",
                tally.providers, tally.unchanged
            );
        }
        for kind in &tally.other_kinds {
            eprintln!("not collected: {kind}");
        }
        let clean = rows.iter().all(|row| row.clean);
        Ok(if clean { Ended::Clean } else { Ended::Found })
    })
}
