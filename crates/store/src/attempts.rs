//! What proves a local account, codes that work once, and how often something was tried.

use jiff::{SignedDuration, Timestamp};
use sqlx::Row as _;

use crate::{Error, Store, times};

/// What a code that works once is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CodePurpose {
    /// To make the first account of a new store.
    FirstRun,
    /// To choose the first password of an account.
    Invitation,
    /// To choose a new password.
    Reset,
    /// To use the emergency account.
    BreakGlass,
}

impl CodePurpose {
    /// The word it is kept under.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::FirstRun => "first-run",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::BreakGlass => "break-glass",
        }
    }
}

/// A code that works once.
#[derive(Clone, Copy)]
pub struct NewCode<'a> {
    /// Its hash, in hexadecimal.
    pub hash: &'a str,
    /// What it is for.
    pub purpose: CodePurpose,
    /// Whose it is; empty for nobody's yet.
    pub person: &'a str,
    /// When it was made.
    pub at: Timestamp,
    /// Until when it works.
    pub until: Timestamp,
}

impl Store {
    /// Keeps a person's password, as an Argon2id hash in PHC form, in place of the one before; ends their sessions.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_credential(
        &self,
        person: &str,
        phc: &str,
        at: Timestamp,
    ) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        sqlx::query(
            "insert into credentials (person, phc, changed_at) values ($1, $2, $3) \
             on conflict (person) do update set phc = excluded.phc, changed_at = excluded.changed_at",
        )
        .bind(person)
        .bind(phc)
        .bind(times::kept(at))
        .execute(writing.connection()?)
        .await?;
        crate::sessions::end_all(writing.connection()?, person).await?;
        writing.commit().await
    }

    /// A person's password hash in PHC form; none where they have no password.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn credential(&self, person: &str) -> Result<Option<String>, Error> {
        let row = sqlx::query("select phc from credentials where person = $1")
            .bind(person)
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.map(|row| row.try_get("phc")).transpose()?)
    }

    /// When a person's password was last changed; none where they have no password.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn credential_changed(&self, person: &str) -> Result<Option<Timestamp>, Error> {
        let row = sqlx::query("select changed_at from credentials where person = $1")
            .bind(person)
            .fetch_optional(&self.pool)
            .await?;
        let Some(row) = row else { return Ok(None) };
        times::moment(&row.try_get::<String, _>("changed_at")?).map(Some)
    }

    /// Keeps a code that works once. Earlier ones of the same person and purpose work no more.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_code(&self, new: &NewCode<'_>) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        sqlx::query("delete from codes where person = $1 and purpose = $2 and used_at = ''")
            .bind(new.person)
            .bind(new.purpose.word())
            .execute(writing.connection()?)
            .await?;
        sqlx::query(
            "insert into codes (hash, purpose, person, made_at, until, used_at) values ($1, $2, $3, $4, $5, '')",
        )
        .bind(new.hash)
        .bind(new.purpose.word())
        .bind(new.person)
        .bind(times::kept(new.at))
        .bind(times::kept(new.until))
        .execute(writing.connection()?)
        .await?;
        writing.commit().await
    }

    /// Whose a code is, where it would work now; it still does afterwards.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn code(
        &self,
        hash: &str,
        purpose: CodePurpose,
        now: Timestamp,
    ) -> Result<Option<String>, Error> {
        let row = sqlx::query(
            "select person from codes where hash = $1 and purpose = $2 and until > $3 and used_at = ''",
        )
        .bind(hash)
        .bind(purpose.word())
        .bind(times::kept(now))
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(|row| row.try_get("person")).transpose()?)
    }

    /// Takes a code and says whose it is: of several who try at once exactly one has it, and nobody after its time.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn take_code(
        &self,
        hash: &str,
        purpose: CodePurpose,
        now: Timestamp,
    ) -> Result<Option<String>, Error> {
        let mut writing = self.begin().await?;
        let row = sqlx::query(
            "update codes set used_at = $3 where hash = $1 and purpose = $2 and until > $3 and used_at = '' \
             returning person",
        )
        .bind(hash)
        .bind(purpose.word())
        .bind(times::kept(now))
        .fetch_optional(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(row.map(|row| row.try_get("person")).transpose()?)
    }

    /// Counts a try under a key (`account:…` with the account hashed, `address:…`) and says how many there were since
    /// its window began, this one included. A window begins with the first try after the last one's end.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn count_attempt(
        &self,
        key: &str,
        now: Timestamp,
        window: SignedDuration,
    ) -> Result<i64, Error> {
        let mut writing = self.begin().await?;
        let row = sqlx::query(
            "insert into attempts (key, began, tries) values ($1, $2, 1) on conflict (key) do update set \
             tries = case when attempts.began > $3 then attempts.tries + 1 else 1 end, \
             began = case when attempts.began > $3 then attempts.began else excluded.began end \
             returning tries",
        )
        .bind(key)
        .bind(times::kept(now))
        .bind(times::before(now, window))
        .fetch_one(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(row.try_get("tries")?)
    }

    /// How many tries there were under a key in the window that runs.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn attempts(
        &self,
        key: &str,
        now: Timestamp,
        window: SignedDuration,
    ) -> Result<i64, Error> {
        let row = sqlx::query("select tries from attempts where key = $1 and began > $2")
            .bind(key)
            .bind(times::before(now, window))
            .fetch_optional(&self.pool)
            .await?;
        Ok(row.map_or(Ok(0), |row| row.try_get("tries"))?)
    }

    /// Forgets the tries under a key: it was the right person after all.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn forget_attempts(&self, key: &str) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        sqlx::query("delete from attempts where key = $1")
            .bind(key)
            .execute(writing.connection()?)
            .await?;
        writing.commit().await
    }
}
