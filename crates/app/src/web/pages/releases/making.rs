//! Makes what would be released from the records of the whole authority and every release before.

use std::sync::Arc;
use std::time::Duration;

use measures::disclosure::{PublishedTable, Settings, publish};
use measures::release::{self, CORE, Given};

use crate::records::{Measured, Records};
use crate::state::{App, Children};

/// How long is waited for the records.
const LOOKS: u32 = 100;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// What would be released, and the newest release it was made against.
pub(super) struct Made {
    pub(super) table: PublishedTable,
    pub(super) follows: String,
}

/// Makes it, from the measures chosen. `None` where nothing is loaded or no month is complete.
pub(super) async fn made(app: &App, chosen: &[&'static str]) -> anyhow::Result<Option<Made>> {
    let Some(records) = ready(app).await else {
        return Ok(None);
    };
    let before = app.store().releases().await?;
    let follows = before
        .last()
        .map(|release| release.id.clone())
        .unwrap_or_default();
    let mut earlier = Vec::new();
    for release in &before {
        earlier.push(PublishedTable::read(&release.published)?);
    }
    let chosen = chosen.to_vec();
    // Proving that nothing can be worked out takes a second of computing: not on a thread that serves.
    let table = tokio::task::spawn_blocking(move || of(&records, &chosen, &earlier)).await??;
    Ok(table.map(|table| Made { table, follows }))
}

/// The records of the whole authority. After a start they are still being read for a moment.
async fn ready(app: &App) -> Option<Arc<Records>> {
    for _ in 0..LOOKS {
        match app.children() {
            Children::Ready(records) => return Some(records),
            Children::Reading => tokio::time::sleep(BETWEEN_LOOKS).await,
            Children::None | Children::Unread(_) => return None,
        }
    }
    None
}

fn of(
    records: &Arc<Records>,
    chosen: &[&'static str],
    earlier: &[PublishedTable],
) -> anyhow::Result<Option<PublishedTable>> {
    let given: Vec<Given<'_>> = (CORE.iter())
        .filter(|core| chosen.is_empty() || chosen.contains(&core.id))
        .filter_map(|core| {
            records
                .measured
                .iter()
                .find(|each| each.measure.id == core.id)
        })
        .map(given)
        .collect();
    let names = |by| records.groups(by);
    let Some(table) = release::table(&given, &names, earlier) else {
        return Ok(None);
    };
    Ok(Some(publish(table, &Settings::departmental(), earlier)?))
}

fn given(measured: &Measured) -> Given<'_> {
    let counted = measured.counted.as_ref().ok();
    let last = counted.map(|counted| counted.months().len().saturating_sub(1));
    Given {
        measure: measured.measure,
        counted,
        told_from: measured.told_from(),
        people: last.and_then(|last| measured.people(last)),
    }
}
