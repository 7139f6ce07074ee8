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
    /// What is in the store cannot be understood.
    #[error("the store holds something this version cannot read: {0}")]
    Strange(String),
    /// Anything else the database says.
    #[error("the database says: {0}")]
    Database(#[source] sqlx::Error),
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let code = error
            .as_database_error()
            .and_then(|e| e.code())
            .and_then(|code| code.parse::<u32>().ok());
        // SQLite's extended codes carry the plain one in their last byte.
        match code.map(|code| code & 0xff) {
            Some(5 | 6) => Self::Busy,
            Some(8) => Self::ReadOnly,
            Some(13) => Self::Full,
            _ if matches!(error, sqlx::Error::PoolTimedOut) => Self::Busy,
            _ => Self::Database(error),
        }
    }
}
