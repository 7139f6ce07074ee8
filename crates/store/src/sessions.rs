//! Who is signed in. A session is found by the hash of its token; rights are read anew at each request.

use access::{Acting, Role};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row as _};
use uuid::Uuid;

use crate::reports::strange;
use crate::{Error, Store, times};

/// Uses closer together than this are not noted, to spare writes.
const NOTED_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// A session to be begun.
#[derive(Clone, Copy)]
pub struct NewSession<'a> {
    /// Hash of its token, in hexadecimal.
    pub hash: &'a str,
    /// Whose.
    pub person: &'a str,
    /// The role they work in.
    pub role: Role,
    /// When.
    pub at: Timestamp,
    /// When they proved who they are.
    pub proved: Option<Timestamp>,
    /// When it ends whatever happens.
    pub ends: Timestamp,
    /// The network address it came from.
    pub address: &'a str,
    /// The browser, shortened.
    pub agent: &'a str,
    /// The secret of its forms.
    pub csrf: &'a str,
}

/// A session that runs.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// Names it in the log and on pages: nobody can use it with that.
    pub id: String,
    /// Whose.
    pub person: String,
    /// Their name.
    pub name: String,
    /// The role they work in.
    pub role: Role,
    /// When it began.
    pub began: Timestamp,
    /// When it was last used, to a minute.
    pub last_used: Timestamp,
    /// When they last proved who they are.
    pub proved: Option<Timestamp>,
    /// When it ends whatever happens.
    pub ends: Timestamp,
    /// The network address it came from.
    pub address: String,
    /// The browser, shortened.
    pub agent: String,
    /// The secret of its forms.
    pub csrf: String,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Session({} of {})", self.id, self.person)
    }
}

/// What changes when a session's token is made anew: at a fresh proof and at a change of role.
#[derive(Clone, Copy)]
pub struct Renewal<'a> {
    /// Hash of the token so far.
    pub from: &'a str,
    /// Hash of the new one.
    pub to: &'a str,
    /// The role from now on.
    pub role: Role,
    /// When they last proved who they are.
    pub proved: Option<Timestamp>,
    /// The secret of its forms from now on.
    pub csrf: &'a str,
}

/// A sign-in at the provider that was begun here.
#[derive(Clone, PartialEq, Eq)]
pub struct PendingSignIn {
    /// Hash of the `state` that comes back.
    pub state: String,
    /// What the token must carry.
    pub nonce: String,
    /// The secret that proves who began it (PKCE).
    pub verifier: String,
    /// Where to go afterwards.
    pub return_path: String,
    /// Until when it counts.
    pub until: Timestamp,
}

const COLUMNS: &str = "s.id as id, s.person as person, p.name as name, s.role as role, s.began as began, \
                       s.last_used as last_used, s.proved_at as proved_at, s.ends as ends, s.address as address, \
                       s.agent as agent, s.csrf as csrf";

impl Store {
    /// Begins a session and notes that the person was here; says the session's name in the log.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn begin_session(&self, new: &NewSession<'_>) -> Result<String, Error> {
        let id: String = Uuid::new_v4()
            .simple()
            .to_string()
            .chars()
            .take(12)
            .collect();
        let at = times::kept(new.at);
        let mut writing = self.begin().await?;
        sqlx::query(
            "insert into sessions (hash, id, person, role, began, last_used, proved_at, ends, address, agent, csrf) \
             values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10)",
        )
        .bind(new.hash)
        .bind(&id)
        .bind(new.person)
        .bind(new.role.word())
        .bind(&at)
        .bind(new.proved.map(times::kept).unwrap_or_default())
        .bind(times::kept(new.ends))
        .bind(new.address)
        .bind(new.agent.chars().take(60).collect::<String>())
        .bind(new.csrf)
        .execute(writing.connection()?)
        .await?;
        sqlx::query("update people set last_seen = $2 where id = $1 and last_seen < $2")
            .bind(new.person)
            .bind(&at)
            .execute(writing.connection()?)
            .await?;
        writing.commit().await?;
        Ok(id)
    }

    /// The session of a token that runs at a moment, its person being active; notes the use at most once a minute.
    ///
    /// # Errors
    /// When the store cannot be read. That a use could not be noted is no error: a full disk signs nobody out.
    pub async fn session(
        &self,
        hash: &str,
        now: Timestamp,
        idle: SignedDuration,
    ) -> Result<Option<Session>, Error> {
        let sql = sqlx::AssertSqlSafe(format!(
            "select {COLUMNS} from sessions s join people p on p.id = s.person \
             where s.hash = $1 and s.last_used > $2 and s.ends > $3 and p.state = 'active'"
        ));
        let row = sqlx::query(sql)
            .bind(hash)
            .bind(times::before(now, idle))
            .bind(times::kept(now))
            .fetch_optional(&self.pool)
            .await?;
        let Some(session) = row.as_ref().map(session_of).transpose()? else {
            return Ok(None);
        };
        if now.duration_since(session.last_used) >= NOTED_EVERY {
            // Tried, not insisted on.
            let _ = self.note_use(hash, &session.person, now).await;
        }
        Ok(Some(session))
    }

    async fn note_use(&self, hash: &str, person: &str, now: Timestamp) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        for sql in [
            "update sessions set last_used = $2 where hash = $1 and last_used < $2",
            "update people set last_seen = $2 where id = $1 and last_seen < $2",
        ] {
            sqlx::query(sql)
                .bind(if sql.starts_with("update s") {
                    hash
                } else {
                    person
                })
                .bind(times::kept(now))
                .execute(writing.connection()?)
                .await?;
        }
        writing.commit().await
    }

    /// The session of a token and who acts in it, with the rights that count today; no `Acting` where the person holds
    /// the session's role no more.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn acting(
        &self,
        hash: &str,
        now: Timestamp,
        idle: SignedDuration,
        today: Date,
    ) -> Result<Option<(Session, Option<Acting>)>, Error> {
        let Some(session) = self.session(hash, now, idle).await? else {
            return Ok(None);
        };
        let held = self.grants_of(&session.person, today).await?;
        let acting = held
            .into_iter()
            .find(|grant| grant.role == session.role)
            .map(|grant| Acting {
                person: session.person.clone(),
                name: session.name.clone(),
                role: session.role,
                scope: grant.scope,
                proved: session.proved,
            });
        Ok(Some((session, acting)))
    }

    /// Gives a session a new token; says whether there was one. Its name in the log and its purposes stay.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn renew_session(&self, renewal: &Renewal<'_>) -> Result<bool, Error> {
        let mut writing = self.begin().await?;
        let done = sqlx::query(
            "update sessions set hash = $2, role = $3, proved_at = $4, csrf = $5 where hash = $1",
        )
        .bind(renewal.from)
        .bind(renewal.to)
        .bind(renewal.role.word())
        .bind(renewal.proved.map(times::kept).unwrap_or_default())
        .bind(renewal.csrf)
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// A person's sessions that run at a moment, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn sessions_of(
        &self,
        person: &str,
        now: Timestamp,
        idle: SignedDuration,
    ) -> Result<Vec<Session>, Error> {
        let sql = sqlx::AssertSqlSafe(format!(
            "select {COLUMNS} from sessions s join people p on p.id = s.person \
             where s.person = $1 and s.last_used > $2 and s.ends > $3 order by s.began desc, s.id"
        ));
        sqlx::query(sql)
            .bind(person)
            .bind(times::before(now, idle))
            .bind(times::kept(now))
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(session_of)
            .collect()
    }

    /// Ends the session of a token; says whether there was one.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn end_session(&self, hash: &str) -> Result<bool, Error> {
        self.end_where("hash = $1", &[hash])
            .await
            .map(|ended| ended > 0)
    }

    /// Ends one of a person's own sessions, by its name in the log; says whether there was one.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn end_session_of(&self, person: &str, id: &str) -> Result<bool, Error> {
        self.end_where("person = $1 and id = $2", &[person, id])
            .await
            .map(|ended| ended > 0)
    }

    /// Ends all sessions of a person; says how many there were.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn end_sessions_of(&self, person: &str) -> Result<u64, Error> {
        self.end_where("person = $1", &[person]).await
    }

    /// Forgets sessions, sign-ins, codes and counts of tries whose time is over; says how many sessions.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn forget_expired(&self, now: Timestamp, idle: SignedDuration) -> Result<u64, Error> {
        let ended = self
            .end_where(
                "(ends <= $1 or last_used <= $2)",
                &[&times::kept(now), &times::before(now, idle)],
            )
            .await?;
        let day_ago = times::before(now, SignedDuration::from_hours(24));
        let mut writing = self.begin().await?;
        for sql in [
            "delete from pending_sign_ins where until <= $1",
            "delete from codes where until <= $1",
            "delete from attempts where began <= $1",
        ] {
            sqlx::query(sql)
                .bind(&day_ago)
                .execute(writing.connection()?)
                .await?;
        }
        writing.commit().await?;
        Ok(ended)
    }

    async fn end_where(&self, which: &'static str, bound: &[&str]) -> Result<u64, Error> {
        let mut writing = self.begin().await?;
        let sql = sqlx::AssertSqlSafe(format!("delete from sessions where {which}"));
        let mut query = sqlx::query(sql);
        for value in bound {
            query = query.bind((*value).to_owned());
        }
        let done = query.execute(writing.connection()?).await?;
        writing.commit().await?;
        Ok(done.rows_affected())
    }

    /// Keeps a sign-in that the provider has yet to answer.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn begin_sign_in(&self, pending: &PendingSignIn) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        sqlx::query(
            "insert into pending_sign_ins (state, nonce, verifier, return_path, until) values ($1, $2, $3, $4, $5)",
        )
        .bind(&pending.state)
        .bind(&pending.nonce)
        .bind(&pending.verifier)
        .bind(&pending.return_path)
        .bind(times::kept(pending.until))
        .execute(writing.connection()?)
        .await?;
        writing.commit().await
    }

    /// Takes a sign-in that was begun, on this replica or another; nobody can take it again, nor after its time.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn take_sign_in(
        &self,
        state: &str,
        now: Timestamp,
    ) -> Result<Option<PendingSignIn>, Error> {
        let mut writing = self.begin().await?;
        let row = sqlx::query(
            "delete from pending_sign_ins where state = $1 returning state, nonce, verifier, return_path, until",
        )
        .bind(state)
        .fetch_optional(writing.connection()?)
        .await?;
        writing.commit().await?;
        let Some(row) = row else { return Ok(None) };
        let text = |column: &str| row.try_get::<String, _>(column);
        let pending = PendingSignIn {
            state: text("state")?,
            nonce: text("nonce")?,
            verifier: text("verifier")?,
            return_path: text("return_path")?,
            until: times::moment(&text("until")?)?,
        };
        Ok((pending.until > now).then_some(pending))
    }
}

/// Ends all sessions of a person, where other things are written.
pub(crate) async fn end_all(connection: &mut AnyConnection, person: &str) -> Result<(), Error> {
    sqlx::query("delete from sessions where person = $1")
        .bind(person)
        .execute(connection)
        .await?;
    Ok(())
}

fn session_of(row: &AnyRow) -> Result<Session, Error> {
    let text = |column: &str| row.try_get::<String, _>(column);
    let role = text("role")?;
    Ok(Session {
        id: text("id")?,
        person: text("person")?,
        name: text("name")?,
        role: Role::of(&role).ok_or_else(|| strange("a role", &role))?,
        began: times::moment(&text("began")?)?,
        last_used: times::moment(&text("last_used")?)?,
        proved: times::maybe(&text("proved_at")?)?,
        ends: times::moment(&text("ends")?)?,
        address: text("address")?,
        agent: text("agent")?,
        csrf: text("csrf")?,
    })
}
