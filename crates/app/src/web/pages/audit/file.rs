//! Entries of the log as a file, for a subject access request or the Commissioner.

use store::{LogQuestion, Store};

use crate::logged;
use crate::web::csv::{Cell, Csv};
use crate::web::error::Error;

/// Entries read at once, and at most in a file.
const AT_ONCE: u32 = 1_000;
const MOST: usize = 200_000;

/// The answer to a question as rows.
pub(super) async fn of(store: &Store, holds: &str, question: LogQuestion) -> Result<Csv, Error> {
    let mut csv = Csv::new(holds, super::log_today(), logged::COLUMNS);
    let mut rows = 0;
    let mut before = None;
    loop {
        let page = store
            .log_entries(&LogQuestion {
                before,
                most: AT_ONCE,
                ..question.clone()
            })
            .await
            .map_err(anyhow::Error::from)?;
        for kept in &page.entries {
            csv.row(logged::cells(kept).into_iter().map(Cell::Text).collect());
        }
        rows += page.entries.len();
        before = page.next;
        if before.is_none() {
            return Ok(csv);
        }
        if rows >= MOST {
            return Err(Error::BadRequest(format!(
                "There are more than {MOST} entries: more than one file may hold. Whoever runs the service can take them out with waymark audit export."
            )));
        }
    }
}
