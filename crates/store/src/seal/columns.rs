//! The list of sealed columns: what is not in it lies open.

/// What a column holds once it is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Text: the sealed bytes in base 64.
    Text,
    /// Bytes.
    Bytes,
}

/// A sealed column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// The table.
    pub(crate) table: &'static str,
    /// What names a row, in the words of both databases; the same text that [`super::Cell::row`] is given.
    pub(crate) row: &'static str,
    /// The column.
    pub(crate) name: &'static str,
    /// What it holds.
    pub(crate) holds: Holds,
}

const fn column(
    table: &'static str,
    row: &'static str,
    name: &'static str,
    holds: Holds,
) -> Column {
    Column {
        table,
        row,
        name,
        holds,
    }
}

/// Every sealed column. Whoever seals another adds it here, so that new keys reach it.
pub(crate) const SEALED: &[Column] = &[
    column(
        "load_files",
        "load || '/' || cast(place as text)",
        "bytes",
        Holds::Bytes,
    ),
    column(
        "load_queue_files",
        "entry || '/' || cast(place as text)",
        "bytes",
        Holds::Bytes,
    ),
    column("list_work", "id", "reason", Holds::Text),
    column("freezes", "id", "note", Holds::Text),
    column("freezes", "id", "bytes", Holds::Bytes),
    column("requests", "id", "what", Holds::Text),
    column("requests", "id", "note", Holds::Text),
    column("secrets", "name", "value", Holds::Text),
    column("people", "id", "email", Holds::Text),
    column("people", "id", "own_surname", Holds::Text),
    column("people", "id", "own_street", Holds::Text),
    column("restrictions", "id", "why", Holds::Text),
    column("conflicts", "id", "why", Holds::Text),
    column("purposes", "session || '/' || child", "why", Holds::Text),
    column("unusual_notes", "id", "note", Holds::Text),
    column(
        "programme_changes",
        "cast(seq as text)",
        "body",
        Holds::Text,
    ),
    column("programme_files", "id", "bytes", Holds::Bytes),
    column("finding_explanations", "id", "words", Holds::Text),
];
