//! Where a store lies: a folder with a `SQLite` file, or a PostgreSQL database. All that differs between the two.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use sqlx::AssertSqlSafe;

use crate::Error;

/// Where a store lies.
#[derive(Clone)]
pub struct Place {
    pub(crate) at: At,
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
        }
    }

    /// A folder, or a PostgreSQL database where the words are its address (`postgres://…`).
    #[must_use]
    pub fn parse(words: &str) -> Self {
        if words.starts_with("postgres://") || words.starts_with("postgresql://") {
            Self {
                at: At::Postgres(words.to_owned()),
            }
        } else {
            Self::folder(Path::new(words))
        }
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
    /// Begins to write. On `SQLite` the right to write is taken at once, so that two writers wait for each other
    /// instead of failing half way.
    pub(crate) fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "begin immediate",
            Self::Postgres => "begin",
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

    /// A migration in the words of this database. They are written for `SQLite`; PostgreSQL says `bytea` for bytes and
    /// is told to order text by its bytes, as `SQLite` does.
    pub(crate) fn migration(self, sql: &'static str) -> AssertSqlSafe<Cow<'static, str>> {
        AssertSqlSafe(match self {
            Self::Sqlite => Cow::Borrowed(sql),
            Self::Postgres => Cow::Owned(
                sql.replace(" blob", " bytea")
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
