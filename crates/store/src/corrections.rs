//! What people put right. Corrections are only ever added; the newest for a field stands.

use inspection::corrections::Correction;
use sqlx::Row as _;
use uuid::Uuid;

use crate::reports::strange;
use crate::{Error, Store};

impl Store {
    /// Keeps a correction to a report.
    ///
    /// # Errors
    /// When the report is not kept, or nothing can be written.
    pub async fn correct(&self, sha256: &str, correction: &Correction) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        sqlx::query(
            "insert into corrections (id, report, field, was, value, corrected_by, corrected_at, why) \
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(Uuid::now_v7().to_string())
        .bind(sha256)
        .bind(&correction.field)
        .bind(&correction.was)
        .bind(&correction.value)
        .bind(&correction.by)
        .bind(correction.at.to_string())
        .bind(&correction.why)
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(())
    }

    /// Every correction with the report it belongs to, oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn corrections(&self) -> Result<Vec<(String, Correction)>, Error> {
        sqlx::query(
            "select report, field, was, value, corrected_by, corrected_at, why from corrections order by id",
        )
        .fetch_all(&self.pool)
        .await?
        .iter()
        .map(|row| {
            let at: String = row.try_get("corrected_at")?;
            Ok((
                row.try_get("report")?,
                Correction {
                    field: row.try_get("field")?,
                    was: row.try_get("was")?,
                    value: row.try_get("value")?,
                    by: row.try_get("corrected_by")?,
                    at: at.parse().map_err(|e| strange("a correction's moment", &e))?,
                    why: row.try_get("why")?,
                },
            ))
        })
        .collect()
    }
}
