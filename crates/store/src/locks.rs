//! Locks beside the table of roles: restricted records, conflicts of interest, and purposes stated. Children stand in
//! them by their opaque addresses.

use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::seal::{Cell, Sealer};
use crate::{Error, Store, times};

/// A lock on a child's record: for all but some (a restriction), or for one person (a conflict of interest).
#[derive(Clone, PartialEq, Eq)]
pub struct Lock {
    /// Identifier.
    pub id: String,
    /// Whom it keeps out: empty for a restriction.
    pub person: String,
    /// The child's opaque address.
    pub child: String,
    /// Why.
    pub why: String,
    /// Who made it, and when.
    pub made: (String, Timestamp),
    /// The last day it holds; none where it holds until somebody ends it.
    pub until: Option<Date>,
    /// Who ended it, and when; nobody where its last day was over.
    pub ended: Option<(String, Timestamp)>,
}

impl Lock {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, on: Date) -> bool {
        self.ended.is_none() && self.until.is_none_or(|last| on <= last)
    }
}

/// Which of the two a lock is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockKind {
    /// A restricted record.
    Restriction,
    /// A conflict of interest.
    Conflict,
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lock({})", self.id)
    }
}

/// Why a child was opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Purpose {
    /// The word chosen from the list.
    pub word: String,
    /// What was typed beside it.
    pub why: String,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Restricts a child's record, for good or until the end of a day, and says the lock's identifier.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn restrict(
        &self,
        child: &str,
        why: &str,
        until: Option<Date>,
        by: &str,
        at: Timestamp,
    ) -> Result<String, Error> {
        let id = Uuid::now_v7().to_string();
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        sqlx::query(
            "insert into restrictions (id, child, why, made_by, made_at, ended_by, ended_at, until) \
             values ($1, $2, $3, $4, $5, '', '', $6)",
        )
        .bind(&id)
        .bind(child)
        .bind(sealed(&sealer, "restrictions", &id, why)?)
        .bind(by)
        .bind(times::kept(at))
        .bind(until.map(|day| day.to_string()).unwrap_or_default())
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(id)
    }

    /// Ends a lock that somebody made, and says which of the two it was; none where no such lock runs.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn end_lock(
        &self,
        id: &str,
        by: &str,
        at: Timestamp,
    ) -> Result<Option<LockKind>, Error> {
        let mut writing = self.begin().await?;
        let mut ended = None;
        for (kind, sql) in [
            (
                LockKind::Restriction,
                "update restrictions set ended_by = $2, ended_at = $3 where id = $1 and ended_at = ''",
            ),
            (
                LockKind::Conflict,
                "update conflicts set ended_by = $2, ended_at = $3 where id = $1 and ended_at = ''",
            ),
        ] {
            let done = sqlx::query(sql)
                .bind(id)
                .bind(by)
                .bind(times::kept(at))
                .execute(writing.connection()?)
                .await?;
            if done.rows_affected() > 0 {
                ended = Some(kind);
            }
        }
        writing.commit().await?;
        Ok(ended)
    }

    /// Notes that restrictions whose last day is before `today` ended at a moment, by nobody, and tells which: each once,
    /// whichever program of several asks first.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn end_restrictions_past(
        &self,
        today: Date,
        at: Timestamp,
    ) -> Result<Vec<Lock>, Error> {
        let mut past = self.restrictions().await?;
        past.retain(|lock| lock.ended.is_none() && !lock.holds(today));
        let mut ended = Vec::new();
        for lock in past {
            if self.end_lock(&lock.id, "", at).await?.is_some() {
                ended.push(lock);
            }
        }
        Ok(ended)
    }

    /// Every restriction, those ended too, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn restrictions(&self) -> Result<Vec<Lock>, Error> {
        let all = "select id, '' as person, child, why, made_by, made_at, until, ended_by, ended_at from restrictions \
                   order by id desc";
        self.locks("restrictions", all, "").await
    }

    /// The addresses of children whose record is restricted on a day, in order, each once.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn restricted_children(&self, on: Date) -> Result<Vec<String>, Error> {
        let sql = "select distinct child from restrictions \
                   where ended_at = '' and (until = '' or until >= $1) order by child";
        let rows = sqlx::query(sql)
            .bind(on.to_string())
            .fetch_all(&self.pool)
            .await?;
        Ok(rows
            .iter()
            .map(|row| row.try_get("child"))
            .collect::<Result<_, _>>()?)
    }

    /// Declares that a person may not see a child, and says the lock's identifier.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn declare_conflict(
        &self,
        person: &str,
        child: &str,
        why: &str,
        by: &str,
        at: Timestamp,
    ) -> Result<String, Error> {
        let id = Uuid::now_v7().to_string();
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        sqlx::query(
            "insert into conflicts (id, person, child, why, made_by, made_at, ended_by, ended_at) \
             values ($1, $2, $3, $4, $5, $6, '', '')",
        )
        .bind(&id)
        .bind(person)
        .bind(child)
        .bind(sealed(&sealer, "conflicts", &id, why)?)
        .bind(by)
        .bind(times::kept(at))
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(id)
    }

    /// Every conflict of interest of everybody, those ended too, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn conflicts(&self) -> Result<Vec<Lock>, Error> {
        let all = "select id, person, child, why, made_by, made_at, '' as until, ended_by, ended_at from conflicts \
                   order by id desc";
        self.locks("conflicts", all, "").await
    }

    /// A person's conflicts of interest that run now, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn conflicts_of(&self, person: &str) -> Result<Vec<Lock>, Error> {
        let of = "select id, person, child, why, made_by, made_at, '' as until, ended_by, ended_at from conflicts \
                  where person = $1 and ended_at = '' order by id desc";
        self.locks("conflicts", of, person).await
    }

    /// Keeps why a child was opened in a session; the first purpose of a child in a session stands.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_purpose(
        &self,
        session: &str,
        child: &str,
        purpose: &Purpose,
    ) -> Result<(), Error> {
        let row = format!("{session}/{child}");
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        sqlx::query(
            "insert into purposes (session, child, word, why, at) values ($1, $2, $3, $4, $5) \
             on conflict (session, child) do nothing",
        )
        .bind(session)
        .bind(child)
        .bind(&purpose.word)
        .bind(sealed(&sealer, "purposes", &row, &purpose.why)?)
        .bind(times::kept(purpose.at))
        .execute(writing.connection()?)
        .await?;
        writing.commit().await
    }

    /// Why a child was opened in a session (by the session's name in the log); none where nobody said.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn purpose(&self, session: &str, child: &str) -> Result<Option<Purpose>, Error> {
        let row =
            sqlx::query("select word, why, at from purposes where session = $1 and child = $2")
                .bind(session)
                .bind(child)
                .fetch_optional(&self.pool)
                .await?;
        let Some(row) = row else { return Ok(None) };
        let why: String = row.try_get("why")?;
        let of = format!("{session}/{child}");
        Ok(Some(Purpose {
            word: row.try_get("word")?,
            why: self.opened_why("purposes", &of, &why).await?,
            at: times::moment(&row.try_get::<String, _>("at")?)?,
        }))
    }

    async fn locks(
        &self,
        table: &'static str,
        sql: &'static str,
        person: &str,
    ) -> Result<Vec<Lock>, Error> {
        let query = sqlx::query(sql);
        let query = if person.is_empty() {
            query
        } else {
            query.bind(person.to_owned())
        };
        let mut locks = Vec::new();
        for row in query.fetch_all(&self.pool).await? {
            let mut lock = lock_of(&row)?;
            lock.why = self.opened_why(table, &lock.id, &lock.why).await?;
            locks.push(lock);
        }
        Ok(locks)
    }

    async fn opened_why(
        &self,
        table: &'static str,
        row: &str,
        kept: &str,
    ) -> Result<String, Error> {
        if kept.is_empty() {
            return Ok(String::new());
        }
        self.open_text(cell(table, row), kept).await
    }
}

/// The reason in a row of a table.
fn cell<'a>(table: &'static str, row: &'a str) -> Cell<'a> {
    Cell {
        table,
        row,
        column: "why",
    }
}

/// A reason sealed for its row; what is empty stays so.
fn sealed(sealer: &Sealer, table: &'static str, row: &str, why: &str) -> Result<String, Error> {
    if why.is_empty() {
        return Ok(String::new());
    }
    sealer.text(cell(table, row), why)
}

fn lock_of(row: &AnyRow) -> Result<Lock, Error> {
    let text = |column: &str| row.try_get::<String, _>(column);
    let ended = times::maybe(&text("ended_at")?)?;
    Ok(Lock {
        id: text("id")?,
        person: text("person")?,
        child: text("child")?,
        why: text("why")?,
        made: (text("made_by")?, times::moment(&text("made_at")?)?),
        until: times::maybe_day(&text("until")?)?,
        ended: match ended {
            Some(at) => Some((text("ended_by")?, at)),
            None => None,
        },
    })
}
