//! Reports as they came, and the newest reading of each.

use std::fmt::Display;

use inspection::record::Record;
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use crate::{Error, Store};

/// A report to be kept.
#[derive(Debug, Clone)]
pub struct NewReport<'a> {
    /// The name it comes under.
    pub file_name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The moment of adding.
    pub added: Timestamp,
    /// Who adds it.
    pub by: &'a str,
    /// Whether it was invented for the sample authority.
    pub invented: bool,
    /// Where it was fetched from.
    pub link: Option<&'a str>,
    /// The publication date its link gave.
    pub link_published: Option<Date>,
    /// What the publisher calls this version.
    pub etag: Option<&'a str>,
    /// What was read in it.
    pub record: &'a Record,
    /// The version of the reader that read it.
    pub reader_version: &'a str,
}

/// What became of a report that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It is kept now.
    New,
    /// The same bytes were kept before, under this name.
    AlreadyKept(String),
}

/// A report as kept, without its bytes.
#[derive(Debug, Clone)]
pub struct KeptReport {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its address in pages: the first twelve characters of the hash.
    pub id: String,
    /// The name it came under.
    pub file_name: String,
    /// When it was added.
    pub added: Timestamp,
    /// Who added it.
    pub by: String,
    /// Whether it was invented for the sample authority.
    pub invented: bool,
    /// Where it was fetched from.
    pub link: Option<String>,
    /// The publication date its link gave.
    pub link_published: Option<Date>,
    /// The newest reading, still as JSON: it is parsed by the caller, many at once.
    pub reading: Reading,
}

/// What one version of the reader made of a report.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The version of the reader.
    pub reader_version: String,
    /// The record as JSON.
    pub record: String,
}

impl Reading {
    /// The record itself.
    ///
    /// # Errors
    /// When it was written by a version whose records look different.
    pub fn record(&self) -> Result<Record, Error> {
        serde_json::from_str(&self.record).map_err(|e| strange("a reading", &e))
    }
}

/// SHA-256 of a file's bytes, in hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// The part of a hash that stands in addresses.
fn id_of(sha256: &str) -> &str {
    sha256.get(..12).unwrap_or(sha256)
}

pub(crate) fn strange(what: &str, why: &dyn Display) -> Error {
    Error::Strange(format!("{what}: {why}"))
}

impl Store {
    /// Keeps a report with its reading, both or neither. The same bytes are kept once.
    ///
    /// # Errors
    /// When nothing can be written; then nothing was.
    pub async fn add(&self, report: &NewReport<'_>) -> Result<Added, Error> {
        let sha256 = hash(report.bytes);
        let record =
            serde_json::to_string(report.record).map_err(|e| strange("the reading", &e))?;
        let mut writing = self.begin().await?;
        // Looking first would not do: on PostgreSQL another may add the same bytes after the look.
        let new = sqlx::query(
            "insert into reports (sha256, id, file_name, size, bytes, added_at, added_by, invented, \
             link, link_published, etag) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
             on conflict do nothing",
        )
        .bind(&sha256)
        .bind(id_of(&sha256))
        .bind(report.file_name)
        .bind(i64::try_from(report.bytes.len()).unwrap_or(i64::MAX))
        .bind(report.bytes)
        .bind(report.added.to_string())
        .bind(report.by)
        .bind(i64::from(report.invented))
        .bind(report.link)
        .bind(report.link_published.map(|d| d.to_string()))
        .bind(report.etag)
        .execute(writing.connection()?)
        .await?
        .rows_affected();
        if new == 0 {
            let kept = sqlx::query("select file_name from reports where sha256 = $1")
                .bind(&sha256)
                .fetch_one(writing.connection()?)
                .await?;
            writing.commit().await?;
            return Ok(Added::AlreadyKept(kept.try_get("file_name")?));
        }
        sqlx::query("insert into readings (report, reader_version, record) values ($1, $2, $3)")
            .bind(&sha256)
            .bind(report.reader_version)
            .bind(&record)
            .execute(writing.connection()?)
            .await?;
        writing.commit().await?;
        Ok(Added::New)
    }

    /// The name the bytes with this hash are kept under; none where they are not.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn kept_under(&self, sha256: &str) -> Result<Option<String>, Error> {
        sqlx::query("select file_name from reports where sha256 = $1")
            .bind(sha256)
            .fetch_optional(&self.pool)
            .await?
            .map(|row| row.try_get("file_name"))
            .transpose()
            .map_err(Error::from)
    }

    /// Notes where a report that was kept without a link is published; whether that was news.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn note_link(
        &self,
        sha256: &str,
        link: &str,
        published: Option<Date>,
        etag: Option<&str>,
    ) -> Result<bool, Error> {
        let mut writing = self.begin().await?;
        let noted = sqlx::query(
            "update reports set link = $1, link_published = $2, etag = $3 \
             where sha256 = $4 and link is null",
        )
        .bind(link)
        .bind(published.map(|d| d.to_string()))
        .bind(etag)
        .bind(sha256)
        .execute(writing.connection()?)
        .await?
        .rows_affected();
        writing.commit().await?;
        Ok(noted > 0)
    }

    /// Reports whose newest reading is not by this version of the reader: hash, name, publication date of the link.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn read_by_others(
        &self,
        reader_version: &str,
    ) -> Result<Vec<(String, String, Option<Date>)>, Error> {
        sqlx::query(
            "select sha256, file_name, link_published from reports join readings on report = sha256 \
             where reader_version <> $1 order by sha256",
        )
        .bind(reader_version)
        .fetch_all(&self.pool)
        .await?
        .iter()
        .map(|row| {
            Ok((
                row.try_get("sha256")?,
                row.try_get("file_name")?,
                link_published(row)?,
            ))
        })
        .collect()
    }

    /// Replaces the reading of a kept report by that of another version of the reader.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_reading(
        &self,
        sha256: &str,
        reader_version: &str,
        record: &Record,
    ) -> Result<(), Error> {
        let record = serde_json::to_string(record).map_err(|e| strange("the reading", &e))?;
        let mut writing = self.begin().await?;
        sqlx::query("update readings set reader_version = $1, record = $2 where report = $3")
            .bind(reader_version)
            .bind(&record)
            .bind(sha256)
            .execute(writing.connection()?)
            .await?;
        writing.commit().await?;
        Ok(())
    }

    /// Every report kept, with its newest reading, in order of hash.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn reports(&self) -> Result<Vec<KeptReport>, Error> {
        sqlx::query(
            "select sha256, id, file_name, added_at, added_by, invented, link, link_published, \
             reader_version, record from reports join readings on report = sha256 order by sha256",
        )
        .fetch_all(&self.pool)
        .await?
        .iter()
        .map(kept)
        .collect()
    }

    /// The bytes of a report as they came; none where it is not kept.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn report_bytes(&self, sha256: &str) -> Result<Option<Vec<u8>>, Error> {
        sqlx::query("select bytes from reports where sha256 = $1")
            .bind(sha256)
            .fetch_optional(&self.pool)
            .await?
            .map(|row| row.try_get("bytes"))
            .transpose()
            .map_err(Error::from)
    }

    /// A word that changes whenever reports, readings or corrections do: whoever shows them asks now and then.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn state_word(&self) -> Result<String, Error> {
        let row = sqlx::query(
            "select (select count(*) from reports) as reports, \
             (select count(*) from corrections) as corrections, \
             (select coalesce(max(added_at), '') from reports) as newest",
        )
        .fetch_one(&self.pool)
        .await?;
        let reports: i64 = row.try_get("reports")?;
        let corrections: i64 = row.try_get("corrections")?;
        let newest: String = row.try_get("newest")?;
        Ok(format!("{reports} {corrections} {newest}"))
    }
}

fn kept(row: &AnyRow) -> Result<KeptReport, Error> {
    let added: String = row.try_get("added_at")?;
    let invented: i64 = row.try_get("invented")?;
    Ok(KeptReport {
        sha256: row.try_get("sha256")?,
        id: row.try_get("id")?,
        file_name: row.try_get("file_name")?,
        added: added
            .parse()
            .map_err(|e| strange("the moment of adding", &e))?,
        by: row.try_get("added_by")?,
        invented: invented != 0,
        link: row.try_get("link")?,
        link_published: link_published(row)?,
        reading: Reading {
            reader_version: row.try_get("reader_version")?,
            record: row.try_get("record")?,
        },
    })
}

fn link_published(row: &AnyRow) -> Result<Option<Date>, Error> {
    let date: Option<String> = row.try_get("link_published")?;
    date.map(|date| date.parse())
        .transpose()
        .map_err(|e| strange("a publication date", &e))
}
