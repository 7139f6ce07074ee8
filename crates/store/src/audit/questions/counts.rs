//! How much there is in the log of some days, and by whom.

use jiff::civil::Date;
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::{Error, Store};

/// What one person did in some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonCount {
    /// Their identifier; empty for what came before anybody signed in.
    pub who: String,
    /// Their name as it was last.
    pub name: String,
    /// Entries of theirs.
    pub entries: i64,
    /// Entries in which they were shown children.
    pub looks: i64,
    /// Entries in which they were refused something.
    pub refused: i64,
    /// Their newest entry.
    pub newest: i64,
}

impl Store {
    /// What each person did from a day to a day (UTC, both included), who looked most first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_people(&self, first: Date, last: Date) -> Result<Vec<PersonCount>, Error> {
        let Some((from, to)) = self.log_range(first, last).await? else {
            return Ok(Vec::new());
        };
        let rows = sqlx::query(
            "select c.who as who, c.entries as entries, c.looks as looks, c.refused as refused, c.newest as newest, \
             a.name as person from (select who, count(*) as entries, \
             cast(sum(case when shown <> '' then 1 else 0 end) as bigint) as looks, \
             cast(sum(case when outcome = 'refused' then 1 else 0 end) as bigint) as refused, \
             cast(max(seq) as bigint) as newest \
             from audit where seq >= $1 and seq <= $2 and at >= $3 and at < $4 group by who) c \
             join audit a on a.seq = c.newest order by c.looks desc, c.entries desc, c.who",
        )
        .bind(from)
        .bind(to)
        .bind(first.to_string())
        .bind(last.tomorrow().unwrap_or(Date::MAX).to_string())
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(person_count).collect()
    }

    /// Who was shown a child, by the child's address, who was shown them last first; `looks` are those entries.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_people_of_child(&self, child: &str) -> Result<Vec<PersonCount>, Error> {
        let rows = sqlx::query(
            "select c.who as who, c.entries as entries, c.entries as looks, cast(0 as bigint) as refused, \
             c.newest as newest, a.name as person from (select who, count(*) as entries, \
             cast(max(seq) as bigint) as newest from audit where shown <> '' and shown in \
             (select s.shown from audit_set_children s where s.child = $1) group by who) c \
             join audit a on a.seq = c.newest order by c.newest desc",
        )
        .bind(child)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(person_count).collect()
    }

    /// What one person did in all the days the log holds; none where they did nothing.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_person(&self, who: &str) -> Result<Option<PersonCount>, Error> {
        let row = sqlx::query(
            "select c.who as who, c.entries as entries, c.looks as looks, c.refused as refused, c.newest as newest, \
             a.name as person from (select who, count(*) as entries, \
             cast(sum(case when shown <> '' then 1 else 0 end) as bigint) as looks, \
             cast(sum(case when outcome = 'refused' then 1 else 0 end) as bigint) as refused, \
             cast(max(seq) as bigint) as newest from audit where who = $1 group by who) c \
             join audit a on a.seq = c.newest",
        )
        .bind(who)
        .fetch_optional(&self.pool)
        .await?;
        row.as_ref().map(person_count).transpose()
    }

    /// How many entries the log has.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_size(&self) -> Result<i64, Error> {
        let row = sqlx::query(
            "select cast(coalesce(sum(entries), 0) as bigint) as entries from audit_days",
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(row.try_get("entries")?)
    }
}

fn person_count(row: &AnyRow) -> Result<PersonCount, Error> {
    Ok(PersonCount {
        who: row.try_get("who")?,
        name: row.try_get("person")?,
        entries: row.try_get("entries")?,
        looks: row.try_get("looks")?,
        refused: row.try_get("refused")?,
        newest: row.try_get("newest")?,
    })
}
