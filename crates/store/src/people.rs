//! Who may sign in.

use access::audit::Signer;
use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::any::AnyRow;
use uuid::Uuid;

use crate::reports::strange;
use crate::seal::{Cell, Sealer};
use crate::{Error, Store, times};

/// How a person proves who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// By a password kept here as a hash.
    Local,
    /// By the council's sign-in provider.
    Provider {
        /// The provider's address, exactly as it says it.
        issuer: String,
        /// The provider's key of the person.
        subject: String,
    },
}

/// A person who may sign in, or could once.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Identifier: twelve letters and digits, not made from anything about the person.
    pub id: String,
    /// Name.
    pub name: String,
    /// Email address, in lower case; may be empty.
    pub email: String,
    /// How they prove who they are.
    pub identity: Identity,
    /// Whether they may sign in.
    pub active: bool,
    /// When the account was made.
    pub made_at: Timestamp,
    /// By whom: a person's identifier, or `operator`.
    pub made_by: String,
    /// When they last signed in or used a session.
    pub last_seen: Option<Timestamp>,
    /// Their own surname, where they or an officer gave it.
    pub own_surname: String,
    /// The street they live in, where they or an officer gave it.
    pub own_street: String,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({})", self.id)
    }
}

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewPerson<'a> {
    /// Name.
    pub name: &'a str,
    /// Email address; may be empty for a person of the provider.
    pub email: &'a str,
    /// How they prove who they are.
    pub identity: Identity,
    /// When.
    pub at: Timestamp,
    /// By whom: a person's identifier, or `operator`.
    pub by: &'a str,
}

const COLUMNS: &str = "id, name, email, kind, issuer, subject, state, made_at, made_by, last_seen, own_surname, own_street";

impl Store {
    /// Makes an account and says its identifier; none where the email address or the provider's key has one already.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn add_person(&self, new: &NewPerson<'_>) -> Result<Option<String>, Error> {
        let id: String = Uuid::new_v4()
            .simple()
            .to_string()
            .chars()
            .take(12)
            .collect();
        let (kind, issuer, subject) = match &new.identity {
            Identity::Local => ("local", "", ""),
            Identity::Provider { issuer, subject } => ("oidc", issuer.as_str(), subject.as_str()),
        };
        let email = in_one_form(new.email);
        let key = self.email_key(&email).await?;
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        let made = sqlx::query(
            "insert into people (id, name, email, email_key, kind, issuer, subject, state, made_at, made_by, last_seen, \
             own_surname, own_street) values ($1, $2, $3, $4, $5, $6, $7, 'active', $8, $9, '', '', '') \
             on conflict do nothing",
        )
        .bind(&id)
        .bind(new.name.trim())
        .bind(sealed(&sealer, &id, "email", &email)?)
        .bind(key)
        .bind(kind)
        .bind(issuer)
        .bind(subject)
        .bind(times::kept(new.at))
        .bind(new.by)
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok((made.rows_affected() == 1).then_some(id))
    }

    /// Everybody, by name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn people(&self) -> Result<Vec<Person>, Error> {
        self.people_where("true order by name, id", &[]).await
    }

    /// How many accounts there are that may sign in: nought before the first run.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn active_people(&self) -> Result<i64, Error> {
        let row = sqlx::query("select count(*) as people from people where state = 'active'")
            .fetch_one(&self.pool)
            .await?;
        Ok(row.try_get("people")?)
    }

    /// A person by identifier.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn person(&self, id: &str) -> Result<Option<Person>, Error> {
        Ok(self.people_where("id = $1", &[id]).await?.pop())
    }

    /// A person by email address, in whatever case it is written.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn person_by_email(&self, email: &str) -> Result<Option<Person>, Error> {
        let key = self.email_key(&in_one_form(email)).await?;
        if key.is_empty() {
            return Ok(None);
        }
        Ok(self.people_where("email_key = $1", &[&key]).await?.pop())
    }

    /// A person by the provider's key, compared exactly.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn person_by_subject(
        &self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<Person>, Error> {
        if subject.is_empty() {
            return Ok(None);
        }
        Ok(self
            .people_where("issuer = $1 and subject = $2", &[issuer, subject])
            .await?
            .pop())
    }

    /// Active accounts nobody used since a moment; one never used counts from when it was made.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn dormant(&self, before: Timestamp) -> Result<Vec<Person>, Error> {
        self.people_where(
            "state = 'active' and made_at < $1 and last_seen < $1 order by name, id",
            &[&times::kept(before)],
        )
        .await
    }

    /// Disables every dormant account, ends its sessions, and says whose they were.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn disable_dormant(&self, before: Timestamp) -> Result<Vec<Person>, Error> {
        let mut disabled = Vec::new();
        for person in self.dormant(before).await? {
            // Whoever came back in between is left alone.
            let mut writing = self.begin().await?;
            let done = sqlx::query(
                "update people set state = 'disabled' where id = $1 and state = 'active' and last_seen < $2",
            )
            .bind(&person.id)
            .bind(times::kept(before))
            .execute(writing.connection()?)
            .await?;
            if done.rows_affected() == 1 {
                crate::sessions::end_all(writing.connection()?, &person.id).await?;
                disabled.push(person);
            }
            writing.commit().await?;
        }
        Ok(disabled)
    }

    /// Disables an account and ends all its sessions at once; says whether it was active.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn disable_person(&self, id: &str) -> Result<bool, Error> {
        let mut writing = self.begin().await?;
        let done =
            sqlx::query("update people set state = 'disabled' where id = $1 and state = 'active'")
                .bind(id)
                .execute(writing.connection()?)
                .await?;
        crate::sessions::end_all(writing.connection()?, id).await?;
        writing.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// Lets a disabled account sign in again, as one used at that moment; says whether it was disabled.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn enable_person(&self, id: &str, at: Timestamp) -> Result<bool, Error> {
        let mut writing = self.begin().await?;
        let done = sqlx::query(
            "update people set state = 'active', last_seen = $2 where id = $1 and state = 'disabled'",
        )
        .bind(id)
        .bind(times::kept(at))
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// Changes name and email address; says whether it was done: not where the address is another person's.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn rename_person(&self, id: &str, name: &str, email: &str) -> Result<bool, Error> {
        let email = in_one_form(email);
        let key = self.email_key(&email).await?;
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        let done = sqlx::query(
            "update people set name = $2, email = $3, email_key = $4 where id = $1 \
             and ($4 = '' or not exists (select 1 from people o where o.email_key = $4 and o.id <> $1))",
        )
        .bind(id)
        .bind(name.trim())
        .bind(sealed(&sealer, id, "email", &email)?)
        .bind(key)
        .execute(writing.connection()?)
        .await?;
        writing.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// Keeps a person's own surname and street, by which a record of their family is recognised; empty forgets it.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn keep_own_facts(&self, id: &str, surname: &str, street: &str) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        let sealer = self.sealer(&mut writing).await?;
        sqlx::query("update people set own_surname = $2, own_street = $3 where id = $1")
            .bind(id)
            .bind(sealed(&sealer, id, "own_surname", surname.trim())?)
            .bind(sealed(&sealer, id, "own_street", street.trim())?)
            .execute(writing.connection()?)
            .await?;
        writing.commit().await
    }

    /// Notes that a person was here.
    ///
    /// # Errors
    /// When nothing can be written.
    pub async fn saw_person(&self, id: &str, at: Timestamp) -> Result<(), Error> {
        let mut writing = self.begin().await?;
        sqlx::query("update people set last_seen = $2 where id = $1 and last_seen < $2")
            .bind(id)
            .bind(times::kept(at))
            .execute(writing.connection()?)
            .await?;
        writing.commit().await
    }

    async fn people_where(
        &self,
        which: &'static str,
        bound: &[&str],
    ) -> Result<Vec<Person>, Error> {
        let sql = sqlx::AssertSqlSafe(format!("select {COLUMNS} from people where {which}"));
        let mut query = sqlx::query(sql);
        for value in bound {
            query = query.bind((*value).to_owned());
        }
        let mut people = Vec::new();
        for row in query.fetch_all(&self.pool).await? {
            people.push(self.person_of(&row).await?);
        }
        Ok(people)
    }

    async fn person_of(&self, row: &AnyRow) -> Result<Person, Error> {
        let text = |column: &str| row.try_get::<String, _>(column);
        let kind = text("kind")?;
        let id = text("id")?;
        Ok(Person {
            name: text("name")?,
            email: self.opened(&id, "email", &text("email")?).await?,
            identity: match kind.as_str() {
                "local" => Identity::Local,
                "oidc" => Identity::Provider {
                    issuer: text("issuer")?,
                    subject: text("subject")?,
                },
                _ => return Err(strange("the kind of an account", &kind)),
            },
            active: text("state")? == "active",
            made_at: times::moment(&text("made_at")?)?,
            made_by: text("made_by")?,
            last_seen: times::maybe(&text("last_seen")?)?,
            own_surname: self
                .opened(&id, "own_surname", &text("own_surname")?)
                .await?,
            own_street: self.opened(&id, "own_street", &text("own_street")?).await?,
            id,
        })
    }

    async fn opened(&self, id: &str, column: &'static str, kept: &str) -> Result<String, Error> {
        if kept.is_empty() {
            return Ok(String::new());
        }
        self.open_text(cell(id, column), kept).await
    }

    /// What an email address is found by, without telling it; empty for none.
    async fn email_key(&self, email: &str) -> Result<String, Error> {
        if email.is_empty() {
            return Ok(String::new());
        }
        let secret = self.secret_for("emails").await?;
        Ok(Signer::of(&secret).sign(email))
    }
}

/// A cell of the table.
fn cell<'a>(id: &'a str, column: &'static str) -> Cell<'a> {
    Cell {
        table: "people",
        row: id,
        column,
    }
}

/// Text sealed for a cell of the table; what is empty stays so.
fn sealed(sealer: &Sealer, id: &str, column: &'static str, text: &str) -> Result<String, Error> {
    if text.is_empty() {
        return Ok(String::new());
    }
    sealer.text(cell(id, column), text)
}

/// An email address in one form: two people never differ by case only.
fn in_one_form(email: &str) -> String {
    email.trim().to_lowercase()
}
