//! The entries from which it is told what is unusual.

use jiff::civil::Date;
use sqlx::Row as _;

use super::{KeptEntry, entry_of};
use crate::{Error, Store};

/// How the words of an entry begin whose page was that of one child, before the child's address.
pub const OPENED: &str = "opened ";

impl Store {
    /// Entries from a day to a day (UTC, both included) in which one child was opened, or that were refused, or are of
    /// another kind than a look; in the order of the log, the newest so many. The child that was opened stands in the
    /// entry, and neither who was on a list nor who was shown beside the child.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_looks(
        &self,
        first: Date,
        last: Date,
        most: u32,
    ) -> Result<Vec<KeptEntry>, Error> {
        let Some((from, to)) = self.log_range(first, last).await? else {
            return Ok(Vec::new());
        };
        let rows = sqlx::query(
            "select a.seq as seq, a.at as at, a.who as who, a.name as name, a.role as role, a.session as session, \
             a.address as address, a.kind as kind, a.route as route, a.outcome as outcome, a.purpose as purpose, \
             a.words as words, a.export as export, a.shown as shown, a.children as children, \
             a.row_count as row_count, coalesce(s.children, '') as opened from audit a \
             left join audit_sets s on s.hash = a.shown and a.children = 1 \
             where a.seq >= $1 and a.seq <= $2 and a.at >= $3 and a.at < $4 \
             and (a.children = 1 or a.words like 'opened %' or a.kind <> 'look' or a.outcome = 'refused') order by a.seq desc limit $5",
        )
        .bind(from)
        .bind(to)
        .bind(first.to_string())
        .bind(last.tomorrow().unwrap_or(Date::MAX).to_string())
        .bind(i64::from(most))
        .fetch_all(&self.pool)
        .await?;
        rows.iter()
            .rev()
            .map(|row| {
                let mut kept = entry_of(row)?;
                let opened: String = row.try_get("opened")?;
                let named = kept.entry.words.strip_prefix(OPENED).map(str::to_owned);
                if let Some(child) = named.or(Some(opened).filter(|child| !child.is_empty())) {
                    kept.entry.children.push(child);
                }
                Ok(kept)
            })
            .collect()
    }
}
