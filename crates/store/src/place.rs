//! Where a store lies: a folder with a `SQLite` file, or a `PostgreSQL` database. All that differs between the two.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use sqlx::AssertSqlSafe;

use crate::{Error, Key};

/// Where a store lies.
#[derive(Clone)]
pub struct Place {
    pub(crate) at: At,
    key: KeyFrom,
}

/// Where the key of the store comes from.
#[derive(Clone)]
enum KeyFrom {
    /// From a file beside the folder, with its name and `.key`.
    Beside,
    /// From this file.
    File(PathBuf),
    /// It is in hand.
    Hand(Key),
}

#[derive(Clone)]
pub(crate) enum At {
    /// A folder that holds one file.
    Folder(PathBuf),
    /// The address of a database; it may hold a password.
    Postgres(String),
}

impl Place {
    /// A folder; it is made when the store is opened.
    #[must_use]
    pub fn folder(folder: &Path) -> Self {
        Self {
            at: At::Folder(folder.to_owned()),
            key: KeyFrom::Beside,
        }
    }

    /// A folder, or a `PostgreSQL` database where the words are its address (`postgres://…`).
    #[must_use]
    pub fn parse(words: &str) -> Self {
        if words.starts_with("postgres://") || words.starts_with("postgresql://") {
            Self {
                at: At::Postgres(words.to_owned()),
                key: KeyFrom::Beside,
            }
        } else {
            Self::folder(Path::new(words))
        }
    }

    /// The same place with the key in this file, which lies outside the folder; it is made when a new store is.
    #[must_use]
    pub fn with_key_file(self, file: &Path) -> Self {
        Self {
            key: KeyFrom::File(file.to_owned()),
            ..self
        }
    }

    /// The same place with this key.
    #[must_use]
    pub fn with_key(self, key: Key) -> Self {
        Self {
            key: KeyFrom::Hand(key),
            ..self
        }
    }

    /// The same place with the key of another, which must be there.
    ///
    /// # Errors
    /// When the other's key cannot be read.
    pub fn with_key_of(self, other: &Self) -> Result<Self, Error> {
        Ok(self.with_key(other.key(false)?))
    }

    /// A key for this place from a file outside it; made where missing.
    ///
    /// # Errors
    /// When the file lies in the folder, or cannot be read or made.
    pub fn key_outside(&self, file: &Path) -> Result<Key, Error> {
        Key::outside_of(file, self.as_folder())?;
        Key::read_or_make(file)
    }

    /// The key; a new one only for a store that has none yet.
    ///
    /// Without a word about it, the key of a folder lies beside the folder (`data` and `data.key`).
    pub(crate) fn key(&self, new_store: bool) -> Result<Key, Error> {
        let beside;
        let file = match (&self.key, &self.at) {
            (KeyFrom::Hand(key), _) => {
                key.outside(self.as_folder())?;
                return Ok(key.clone());
            }
            (KeyFrom::File(file), _) => file,
            (KeyFrom::Beside, At::Folder(folder)) => {
                // A folder to restore into is not there yet.
                let folder = folder
                    .canonicalize()
                    .or_else(|_| std::path::absolute(folder))
                    .map_err(|e| self.not_opened(e.to_string()))?;
                let mut name = folder.into_os_string();
                name.push(".key");
                beside = PathBuf::from(name);
                &beside
            }
            (KeyFrom::Beside, At::Postgres(_)) => {
                return Err(Error::Key(
                    "a store in PostgreSQL needs a key file: say where it lies or shall be made"
                        .to_owned(),
                ));
            }
        };
        let key = if new_store {
            // Refused before it is made.
            self.key_outside(file)?
        } else {
            Key::read(file)?
        };
        key.outside(self.as_folder())?;
        Ok(key)
    }

    /// Whether there may be a store: a folder without its file has none. Nothing is made.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.as_folder()
            .is_none_or(|folder| folder.join("waymark.sqlite").exists())
    }

    /// The folder, where it is one.
    #[must_use]
    pub fn as_folder(&self) -> Option<&Path> {
        match &self.at {
            At::Folder(folder) => Some(folder),
            At::Postgres(_) => None,
        }
    }

    /// The place in words a person may see: an address without its password.
    #[must_use]
    pub fn words(&self) -> String {
        match &self.at {
            At::Folder(folder) => folder.display().to_string(),
            At::Postgres(address) => without_password(address),
        }
    }

    /// What is told of a place that could not be opened.
    pub(crate) fn cannot_open(&self, error: Error) -> Error {
        match error {
            Error::Database(why) => self.not_opened(why.to_string()),
            Error::ReadOnly => self.not_opened("its files may not be written"),
            Error::Away(why) => self.not_opened(format!("it does not answer: {why}")),
            Error::Damaged(why) => self.not_opened(format!(
                "it is damaged or its disk fails; restore the newest backup into a fresh place ({why})"
            )),
            Error::Full
            | Error::Busy
            | Error::NotOpened { .. }
            | Error::Key(_)
            | Error::Strange(_) => error,
        }
    }

    pub(crate) fn not_opened(&self, why: impl Into<String>) -> Error {
        Error::NotOpened {
            place: self.words(),
            why: why.into(),
        }
    }
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Place({})", self.words())
    }
}

/// An address without user, password and settings: `postgres://host/database`.
fn without_password(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    // A password may hold an `@` that nobody wrote as `%40`.
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    format!("{scheme}://{host}")
}

/// Which database it is: the one place where the two differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Database {
    Sqlite,
    Postgres,
}

impl Database {
    /// Whether several programs may serve one store at a time.
    pub(crate) fn serves_many(self) -> bool {
        match self {
            Self::Sqlite => false,
            Self::Postgres => true,
        }
    }

    /// Begins to write. On `SQLite` the right to write is taken at once, so that two writers wait for each other
    /// instead of failing half way.
    pub(crate) fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "begin immediate",
            Self::Postgres => "begin",
        }
    }

    /// Begins to read everything as it stands at one moment.
    pub(crate) fn begin_snapshot(self) -> &'static str {
        match self {
            Self::Sqlite => "begin",
            Self::Postgres => "begin isolation level repeatable read read only",
        }
    }

    /// Asks for the name and kind of each column of the table `$1`.
    pub(crate) fn columns(self) -> &'static str {
        match self {
            Self::Sqlite => {
                "select name as word, lower(type) as kind from pragma_table_info($1) order by cid"
            }
            Self::Postgres => {
                "select cast(column_name as text) as word, cast(data_type as text) as kind \
                 from information_schema.columns where table_schema = current_schema() and table_name = $1 \
                 order by ordinal_position"
            }
        }
    }

    /// Makes all that must come one after the other wait here until the commit: migrations, the first key, links of a
    /// chain. On `SQLite` whoever writes has the whole store already.
    pub(crate) fn in_turn(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some("select pg_advisory_xact_lock(7730181226)"),
        }
    }

    /// Stands after a choice of rows: nobody changes them until the commit.
    pub(crate) fn for_share(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " for share",
        }
    }

    /// Stands after a choice of a row: others who want it so wait until the commit.
    pub(crate) fn for_update(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " for update",
        }
    }

    /// Stands after a choice of rows to take: those that others are taking are passed over. On `SQLite` nobody else is
    /// taking any.
    pub(crate) fn skip_locked(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " for update skip locked",
        }
    }

    /// A migration in the words of this database. They are written for `SQLite`; `PostgreSQL` says `bytea` for bytes and
    /// is told to order text by its bytes, as `SQLite` does.
    pub(crate) fn migration(self, sql: &'static str) -> AssertSqlSafe<Cow<'static, str>> {
        AssertSqlSafe(match self {
            Self::Sqlite => Cow::Borrowed(sql),
            Self::Postgres => Cow::Owned(
                sql.replace(" blob", " bytea")
                    // `SQLite` keeps a table in the order of such a key.
                    .replace(" integer primary key", " bigint primary key")
                    .replace(" text,", " text collate \"C\",")
                    .replace(" text\n", " text collate \"C\"\n")
                    .replace(" text not null", " text collate \"C\" not null"),
            ),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_words_has_no_password() {
        let place = Place::parse("postgres://ann:se@cret@db.example:5432/waymark?password=again");
        assert_eq!(place.words(), "postgres://db.example:5432/waymark");
        assert_eq!(
            format!("{place:?}"),
            "Place(postgres://db.example:5432/waymark)"
        );
        assert_eq!(
            Place::parse("data").as_folder(),
            Some(Path::new("data")),
            "what is no address is a folder"
        );
    }

    #[test]
    fn a_migration_is_said_in_the_words_of_each_database() {
        let sql = "create table a (b text not null, c text,\nd blob not null);";
        assert_eq!(Database::Sqlite.migration(sql).0, sql);
        assert_eq!(
            Database::Postgres.migration(sql).0,
            "create table a (b text collate \"C\" not null, c text collate \"C\",\nd bytea not null);"
        );
    }
}
