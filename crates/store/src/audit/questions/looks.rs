//! The entries from which it is told what is unusual.

use jiff::civil::Date;
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::{KeptEntry, entry_of};
use crate::{Error, Store};

/// How the words of an entry begin whose page was that of one child, before the child's address.
pub const OPENED: &str = "opened ";

/// Rows that are in hand at once.
const AT_ONCE: i64 = 5_000;

impl Store {
    /// Entries from a day to a day (UTC, both included) in which one child was opened, or that were refused, or in which
    /// something was changed, taken out, printed or done with the emergency account; in the order of the log, the newest
    /// so many. The child that was opened stands in the entry, and neither who was on a list nor who was shown beside
    /// the child.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_looks(
        &self,
        first: Date,
        last: Date,
        most: usize,
    ) -> Result<Vec<KeptEntry>, Error> {
        let Some((from, to)) = self.log_range(first, last).await? else {
            return Ok(Vec::new());
        };
        let mut looks = Vec::new();
        let mut before = to.saturating_add(1);
        while looks.len() < most {
            let rows = sqlx::query(
                "select a.seq as seq, a.at as at, a.who as who, a.name as name, a.role as role, a.session as session, \
                 a.address as address, a.kind as kind, a.route as route, a.outcome as outcome, a.purpose as purpose, \
                 a.words as words, a.export as export, a.shown as shown, a.children as children, \
                 a.row_count as row_count, coalesce(s.children, '') as opened from audit a \
                 left join audit_sets s on s.hash = a.shown and a.children = 1 \
                 where a.seq >= $1 and a.seq < $2 and a.at >= $3 and a.at < $4 \
                 and (a.children = 1 or a.words like 'opened %' or a.outcome = 'refused' \
                 or a.kind in ('change', 'export', 'print', 'break-glass')) order by a.seq desc limit $5",
            )
            .bind(from)
            .bind(before)
            .bind(first.to_string())
            .bind(last.tomorrow().unwrap_or(Date::MAX).to_string())
            .bind(AT_ONCE)
            .fetch_all(&self.pool)
            .await?;
            let rows_at_once = usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
            for row in &rows {
                looks.push(look_of(row)?);
            }
            match looks.last() {
                Some(oldest) if rows.len() == rows_at_once => before = oldest.seq,
                _ => break,
            }
        }
        looks.truncate(most);
        looks.reverse();
        Ok(looks)
    }
}

/// An entry with the one child who was opened.
fn look_of(row: &AnyRow) -> Result<KeptEntry, Error> {
    let mut kept = entry_of(row)?;
    let alone: String = row.try_get("opened")?;
    let named = kept.entry.words.strip_prefix(OPENED).map(str::to_owned);
    let opened = named.or(Some(alone).filter(|child| !child.is_empty()));
    kept.entry.children.extend(opened);
    Ok(kept)
}
