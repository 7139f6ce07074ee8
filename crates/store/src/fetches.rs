//! What was asked of the publisher's site and answered: the memory of an incremental collection.

use jiff::Timestamp;
use sqlx::Row as _;

use crate::{Error, Store};

/// An answer the publisher gave to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The address.
    pub link: String,
    /// When it was last asked.
    pub at: Timestamp,
    /// What the publisher called that version.
    pub etag: Option<String>,
    /// When the publisher says it last changed, in its own words.
    pub last_modified: Option<String>,
    /// The page, where it was one: needed again when the publisher says nothing changed.
    pub body: Option<String>,
    /// The report it turned out to be, by hash, where it was a file.
    pub report: Option<String>,
}

impl Store {
    /// What this address answered last time.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn fetched(&self, link: &str) -> Result<Option<Fetched>, Error> {
        let row = sqlx::query(
            "select link, fetched_at, etag, last_modified, body, report from fetches where link = $1",
        )
        .bind(link)
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let at: String = row.try_get("fetched_at")?;
        Ok(Some(Fetched {
            link: row.try_get("link")?,
            at: at
                .parse()
                .map_err(|e| crate::reports::strange("the moment of a fetch", &e))?,
            etag: row.try_get("etag")?,
            last_modified: row.try_get("last_modified")?,
            body: row.try_get("body")?,
            report: row.try_get("report")?,
        }))
    }

    /// Remembers what an address answered, in place of what it answered before.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn remember_fetch(&self, fetched: &Fetched) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        sqlx::query(
            "insert into fetches (link, fetched_at, etag, last_modified, body, report) \
             values ($1, $2, $3, $4, $5, $6) \
             on conflict (link) do update set fetched_at = excluded.fetched_at, etag = excluded.etag, \
             last_modified = excluded.last_modified, body = excluded.body, report = excluded.report",
        )
        .bind(&fetched.link)
        .bind(fetched.at.to_string())
        .bind(fetched.etag.as_deref())
        .bind(fetched.last_modified.as_deref())
        .bind(fetched.body.as_deref())
        .bind(fetched.report.as_deref())
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(())
    }
}
