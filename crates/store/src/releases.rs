//! Releases of figures: prepared by one person, approved by another, then never changed.

use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::reports::hash;
use crate::{Error, Store, times};

/// A release as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Its id.
    pub id: String,
    /// Its number among those approved, from 1; 0 while it waits.
    pub number: i64,
    /// The day it speaks as at, as ISO text.
    pub as_at: String,
    /// What is published, as JSON text.
    pub published: String,
    /// The SHA-256 of that text.
    pub sha256: String,
    /// The approved release it was made against; empty for the first.
    pub follows: String,
    /// Who prepared it.
    pub prepared: Signed,
    /// What they noted for whoever approves.
    pub note: String,
    /// Who approved it; none while it waits.
    pub approved: Option<Signed>,
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The person's id.
    pub by: String,
    /// Their name then.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// A release that was prepared.
#[derive(Debug, Clone)]
pub struct NewRelease<'a> {
    /// The day it speaks as at, as ISO text.
    pub as_at: &'a str,
    /// What is published, as JSON text.
    pub published: &'a str,
    /// The approved release it was made against; empty for the first.
    pub follows: &'a str,
    /// Who prepared it.
    pub prepared: &'a Signed,
    /// What they note for whoever approves.
    pub note: &'a str,
}

/// What came of approving a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approval {
    /// It is released.
    Released,
    /// It was released before.
    Already,
    /// Whoever prepared it cannot approve it.
    Own,
    /// Another was released since it was prepared, so it was not made against all.
    Overtaken,
    /// It is not what was looked at, or is not there.
    Another,
}

impl Store {
    /// Keeps a release that was prepared. Gives its id.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn prepare_release(&self, new: &NewRelease<'_>) -> Result<String, Error> {
        let id = Uuid::now_v7().to_string();
        let mut writing = self.begin().await?;
        sqlx::query(
            "insert into releases (id, as_at, published, sha256, follows, prepared_by, prepared_name, prepared_at, note, \
             approved_by, approved_name, approved_at, number) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '', '', 0)",
        )
        .bind(&id)
        .bind(new.as_at)
        .bind(new.published)
        .bind(hash(new.published.as_bytes()))
        .bind(new.follows)
        .bind(&new.prepared.by)
        .bind(&new.prepared.name)
        .bind(times::kept(new.prepared.at))
        .bind(new.note)
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(id)
    }

    /// Approves a release, as whoever is not the one who prepared it; `sha256` is of what they looked at.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn approve_release(
        &self,
        id: &str,
        sha256: &str,
        approved: &Signed,
    ) -> Result<Approval, Error> {
        // One after the other: each must be made against all before it.
        let mut writing = self.begin_in_turn().await?;
        let one = format!("select {COLUMNS} from releases where id = $1");
        let row = (sqlx::query(sqlx::AssertSqlSafe(one)).bind(id))
            .fetch_optional(writing.connection()?)
            .await?;
        let Some(release) = row.as_ref().map(read).transpose()? else {
            return Ok(Approval::Another);
        };
        let newest =
            "select id, number from releases where approved_at <> '' order by number desc limit 1";
        let newest = sqlx::query(newest)
            .fetch_optional(writing.connection()?)
            .await?;
        let (newest, number): (String, i64) = match &newest {
            Some(row) => (row.try_get("id")?, row.try_get("number")?),
            None => (String::new(), 0),
        };
        let stands_in_the_way = match () {
            () if release.approved.is_some() => Some(Approval::Already),
            () if release.sha256 != sha256 => Some(Approval::Another),
            () if release.prepared.by == approved.by => Some(Approval::Own),
            () if release.follows != newest => Some(Approval::Overtaken),
            () => None,
        };
        if let Some(why) = stands_in_the_way {
            return Ok(why);
        }
        sqlx::query(
            "update releases set approved_by = $1, approved_name = $2, approved_at = $3, number = $4 \
             where id = $5 and approved_at = ''",
        )
        .bind(&approved.by)
        .bind(&approved.name)
        .bind(times::kept(approved.at))
        .bind(number + 1)
        .bind(id)
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(Approval::Released)
    }

    /// Every release that was approved, oldest first, whole: each new one is made against them.
    ///
    /// # Errors
    /// When the store cannot be read, or what was released is not what it was.
    pub async fn releases(&self) -> Result<Vec<Release>, Error> {
        self.releases_where("approved_at <> '' order by number")
            .await
    }

    /// Every release that waits for approval, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read, or what was prepared is not what it was.
    pub async fn waiting_releases(&self) -> Result<Vec<Release>, Error> {
        self.releases_where("approved_at = '' order by id desc")
            .await
    }

    /// One release.
    ///
    /// # Errors
    /// When the store cannot be read, or what was released is not what it was.
    pub async fn release(&self, id: &str) -> Result<Option<Release>, Error> {
        let one = format!("select {COLUMNS} from releases where id = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(one))
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        row.as_ref().map(read).transpose()
    }

    async fn releases_where(&self, which: &'static str) -> Result<Vec<Release>, Error> {
        let all = format!("select {COLUMNS} from releases where {which}");
        let rows = sqlx::query(sqlx::AssertSqlSafe(all))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(read).collect()
    }
}

const COLUMNS: &str = "id, number, as_at, published, sha256, follows, prepared_by, prepared_name, prepared_at, note, \
                       approved_by, approved_name, approved_at";

fn read(row: &AnyRow) -> Result<Release, Error> {
    let published: String = row.try_get("published")?;
    let sha256: String = row.try_get("sha256")?;
    if hash(published.as_bytes()) != sha256 {
        return Err(Error::Strange(
            "a release is not what it was when it was kept".to_owned(),
        ));
    }
    let signed = |by: &str, name: &str, at: &str| -> Result<Option<Signed>, Error> {
        let at: String = row.try_get(at)?;
        Ok(match times::maybe(&at)? {
            Some(at) => Some(Signed {
                by: row.try_get(by)?,
                name: row.try_get(name)?,
                at,
            }),
            None => None,
        })
    };
    let prepared = signed("prepared_by", "prepared_name", "prepared_at")?;
    Ok(Release {
        id: row.try_get("id")?,
        number: row.try_get("number")?,
        as_at: row.try_get("as_at")?,
        published,
        sha256,
        follows: row.try_get("follows")?,
        prepared: prepared.ok_or_else(|| Error::Strange("a release nobody prepared".to_owned()))?,
        note: row.try_get("note")?,
        approved: signed("approved_by", "approved_name", "approved_at")?,
    })
}
