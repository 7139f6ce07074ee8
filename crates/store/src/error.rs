//! What can go wrong with the store, said so that a person knows what to do.

/// Why something could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No room left.
    #[error("the disk is full: nothing was stored; free some space and add again")]
    Full,
    /// Somebody else was writing for longer than we wait.
    #[error("another program is writing to the store: nothing was stored; try again in a minute")]
    Busy,
    /// The files may not be written.
    #[error("the store may not be written: give this program the right to write to its folder")]
    ReadOnly,
    /// The folder or file cannot be used.
    #[error("{place} cannot be used as a store: {why}")]
    NotOpened {
        /// The folder or address given.
        place: String,
        /// Why not.
        why: String,
    },
    /// The file is damaged, or the disk under it fails.
    #[error(
        "the store's file is damaged or its disk fails: nothing was stored; keep what is there, look at the disk, and \
         restore the newest backup into a fresh place ({0})"
    )]
    Damaged(String),
    /// The key is missing or another one.
    #[error("{0}")]
    Key(String),
    /// What is in the store cannot be understood.
    #[error("the store holds something this version cannot read: {0}")]
    Strange(String),
    /// The database is not there, or went away; whatever was not committed is not kept.
    #[error("the database does not answer: nothing was stored; try again when it is back ({0})")]
    Away(String),
    /// Anything else the database says.
    #[error("the database says: {0}")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|e| e.code());
        match code.as_deref() {
            // PostgreSQL's codes have five characters, SQLite's numbers four at most.
            Some(state) if state.len() == 5 => {
                Self::of_state(state).unwrap_or(Self::Database(error))
            }
            // SQLite's extended codes carry the plain one in their last byte.
            Some(code) => match code.parse::<u32>().ok().map(|code| code & 0xff) {
                Some(5 | 6) => Self::Busy,
                // On a read-only disk what stands beside the file cannot be opened.
                Some(8 | 14) => Self::ReadOnly,
                Some(10 | 11) => Self::Damaged(error.to_string()),
                Some(13) => Self::Full,
                Some(_) | None => Self::Database(error),
            },
            None if matches!(error, sqlx::Error::PoolTimedOut) => Self::Busy,
            None if matches!(
                error,
                sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed | sqlx::Error::PoolClosed
            ) =>
            {
                Self::Away(error.to_string())
            }
            None => Self::Database(error),
        }
    }
}

impl Error {
    /// What `PostgreSQL`'s state means to a person; none where it needs `PostgreSQL`'s own words.
    fn of_state(state: &str) -> Option<Self> {
        match state {
            "53100" => Some(Self::Full),
            "58030" | "XX001" | "XX002" => Some(Self::Damaged(
                "PostgreSQL cannot read or write its files".to_owned(),
            )),
            "25006" => Some(Self::ReadOnly),
            // A lock waited for too long, a deadlock, a conflict of two, too many connections.
            "55P03" | "40P01" | "40001" | "53300" => Some(Self::Busy),
            "57P01" | "57P02" | "57P03" => {
                Some(Self::Away("PostgreSQL is stopping or starting".to_owned()))
            }
            _ => None,
        }
    }
}
