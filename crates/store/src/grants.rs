//! Which role a person has, with what reach and until when. A role counts once another person confirmed it.

use access::{Role, Scope};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::reports::strange;
use crate::{Error, Store, times};

/// A role as it was granted or proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Identifier.
    pub id: String,
    /// Whose.
    pub person: String,
    /// The role.
    pub role: Role,
    /// What it reaches.
    pub scope: Scope,
    /// First day.
    pub first: Date,
    /// Last day.
    pub until: Date,
    /// Who proposed it, and when.
    pub proposed: (String, Timestamp),
    /// Who confirmed it, and when.
    pub confirmed: Option<(String, Timestamp)>,
    /// Who ended it before its last day, and when.
    pub ended: Option<(String, Timestamp)>,
}

impl Grant {
    /// Whether it counts on a day.
    #[must_use]
    pub fn runs_on(&self, day: Date) -> bool {
        self.confirmed.is_some() && self.ended.is_none() && self.first <= day && day <= self.until
    }
}

/// A role to be granted.
#[derive(Debug, Clone, Copy)]
pub struct Proposal<'a> {
    /// To whom.
    pub person: &'a str,
    /// The role.
    pub role: Role,
    /// What it reaches.
    pub scope: &'a Scope,
    /// First day.
    pub first: Date,
    /// Last day: as many days from the first as the table of roles allows, at most.
    pub until: Date,
    /// Who proposes it: a person's identifier, or a word for what does (`operator`, `provider`).
    pub by: &'a str,
    /// When.
    pub at: Timestamp,
}

/// What stands in for a second person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authority {
    /// Whoever runs commands on the machine itself.
    Operator,
    /// The council's sign-in provider, where its officers assign roles.
    Provider,
    /// The invented authority, on which nobody real can be seen.
    Sample,
}

impl Authority {
    /// The word it is kept under as who confirmed.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::Provider => "provider",
            Self::Sample => "sample",
        }
    }
}

/// Why a role was not granted.
#[derive(Debug, thiserror::Error)]
pub enum NotGranted {
    /// Its last day is before its first, or too far from it.
    #[error("a grant of this role lasts from 1 to {longest} days")]
    Days {
        /// The most days the table of roles allows.
        longest: u16,
    },
    /// Nobody is granted what everybody has.
    #[error("this role is granted to nobody")]
    Nobodys,
    /// Who proposed it, or receives it, cannot confirm it.
    #[error("a role is confirmed by another person than who proposed it and who receives it")]
    SamePerson,
    /// It is confirmed or ended already, or never was.
    #[error("this role is not waiting to be confirmed")]
    NotWaiting,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] Error),
}

impl From<sqlx::Error> for NotGranted {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

const COLUMNS: &str = "id, person, role, scope, first_day, until, proposed_by, proposed_at, confirmed_by, confirmed_at, \
                       ended_by, ended_at";

impl Store {
    /// Proposes a role; it counts once another person confirms it. Says its identifier.
    ///
    /// # Errors
    /// When the days are not what the table of roles allows, or nothing can be written.
    pub async fn propose_grant(&self, proposal: &Proposal<'_>) -> Result<String, NotGranted> {
        self.keep_grant(proposal, None).await
    }

    /// Grants a role that what stands in for a second person has confirmed. Says its identifier.
    ///
    /// # Errors
    /// When the days are not what the table of roles allows, or nothing can be written.
    pub async fn grant_outright(
        &self,
        proposal: &Proposal<'_>,
        by: Authority,
    ) -> Result<String, NotGranted> {
        self.keep_grant(proposal, Some(by)).await
    }

    async fn keep_grant(
        &self,
        proposal: &Proposal<'_>,
        outright: Option<Authority>,
    ) -> Result<String, NotGranted> {
        let longest = access::table::row(proposal.role).longest;
        if longest == 0 {
            return Err(NotGranted::Nobodys);
        }
        let last = proposal.first.checked_add(i32::from(longest).days());
        if proposal.until < proposal.first || last.is_ok_and(|last| proposal.until > last) {
            return Err(NotGranted::Days { longest });
        }
        let id = Uuid::now_v7().to_string();
        let at = times::kept(proposal.at);
        let scope = serde_json::to_string(proposal.scope)
            .map_err(|e| strange("the reach of a role", &e))?;
        let mut writing = self.begin().await?;
        sqlx::query(
            "insert into grants (id, person, role, scope, first_day, until, proposed_by, proposed_at, confirmed_by, \
             confirmed_at, ended_by, ended_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '')",
        )
        .bind(&id)
        .bind(proposal.person)
        .bind(proposal.role.word())
        .bind(&scope)
        .bind(proposal.first.to_string())
        .bind(proposal.until.to_string())
        .bind(proposal.by)
        .bind(&at)
        .bind(outright.map_or("", Authority::word))
        .bind(if outright.is_some() { at.as_str() } else { "" })
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(id)
    }

    /// Confirms a role, as another person than who proposed it and who receives it.
    ///
    /// # Errors
    /// When it is the same person, when it is not waiting, or nothing can be written.
    pub async fn confirm_grant(&self, id: &str, by: &str, at: Timestamp) -> Result<(), NotGranted> {
        let mut writing = self.begin().await?;
        let done = sqlx::query(
            "update grants set confirmed_by = $2, confirmed_at = $3 \
             where id = $1 and confirmed_by = '' and ended_at = '' and proposed_by <> $2 and person <> $2",
        )
        .bind(id)
        .bind(by)
        .bind(times::kept(at))
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        if done.rows_affected() == 1 {
            return Ok(());
        }
        let waiting = self
            .grants_where("id = $1 and confirmed_by = '' and ended_at = ''", &[id])
            .await?;
        Err(if waiting.is_empty() {
            NotGranted::NotWaiting
        } else {
            NotGranted::SamePerson
        })
    }

    /// Ends a role, or withdraws one that waits: it counts no more from the next request on. Says whether there was one.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn end_grant(&self, id: &str, by: &str, at: Timestamp) -> Result<bool, Error> {
        let mut writing = self.begin().await?;
        let done = sqlx::query(
            "update grants set ended_by = $2, ended_at = $3 where id = $1 and ended_at = ''",
        )
        .bind(id)
        .bind(by)
        .bind(times::kept(at))
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// The roles that count for a person on a day, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn grants_of(&self, person: &str, today: Date) -> Result<Vec<Grant>, Error> {
        self.grants_where(
            "person = $1 and confirmed_by <> '' and ended_at = '' and first_day <= $2 and until >= $2 \
             order by id desc",
            &[person, &today.to_string()],
        )
        .await
    }

    /// Every role a person ever had or was proposed for, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn grants_about(&self, person: &str) -> Result<Vec<Grant>, Error> {
        self.grants_where("person = $1 order by id desc", &[person])
            .await
    }

    /// Every role of everybody, by person, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn grants(&self) -> Result<Vec<Grant>, Error> {
        self.grants_where("true order by person, id desc", &[])
            .await
    }

    /// Roles that wait for a second person, the oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn grants_waiting(&self) -> Result<Vec<Grant>, Error> {
        self.grants_where("confirmed_by = '' and ended_at = '' order by id", &[])
            .await
    }

    /// A role by identifier.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn grant(&self, id: &str) -> Result<Option<Grant>, Error> {
        Ok(self.grants_where("id = $1", &[id]).await?.pop())
    }

    async fn grants_where(&self, which: &'static str, bound: &[&str]) -> Result<Vec<Grant>, Error> {
        let sql = sqlx::AssertSqlSafe(format!("select {COLUMNS} from grants where {which}"));
        let mut query = sqlx::query(sql);
        for value in bound {
            query = query.bind((*value).to_owned());
        }
        query
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(grant_of)
            .collect()
    }
}

fn grant_of(row: &AnyRow) -> Result<Grant, Error> {
    let text = |column: &str| row.try_get::<String, _>(column);
    let by_at = |by: &str, at: &str| -> Result<Option<(String, Timestamp)>, Error> {
        Ok(times::maybe(&text(at)?)?
            .zip(Some(text(by)?))
            .map(|(at, by)| (by, at)))
    };
    let role = text("role")?;
    Ok(Grant {
        id: text("id")?,
        person: text("person")?,
        role: Role::of(&role).ok_or_else(|| strange("a role", &role))?,
        scope: scope_of(&text("scope")?)?,
        first: times::day(&text("first_day")?)?,
        until: times::day(&text("until")?)?,
        proposed: (text("proposed_by")?, times::moment(&text("proposed_at")?)?),
        confirmed: by_at("confirmed_by", "confirmed_at")?,
        ended: by_at("ended_by", "ended_at")?,
    })
}

/// The reach of a role as it is kept.
pub(crate) fn scope_of(json: &str) -> Result<Scope, Error> {
    serde_json::from_str(json).map_err(|e| strange("the reach of a role", &e))
}
