//! Addresses of the pages about the returns.

/// Both returns.
pub(crate) fn index() -> String {
    "/returns".to_owned()
}

/// One return.
pub(crate) fn of(source: &str) -> String {
    format!("/returns/{source}")
}

/// The rows of a child as they were read.
pub(crate) fn child(source: &str, address: &str) -> String {
    format!("/returns/{source}/children/{address}")
}

/// A row on the page of its child, by its place in its table.
pub(crate) fn row_of_child(source: &str, address: &str, table: &str, row: u32) -> String {
    format!("{}?at={table}-{row}#{table}-{row}", child(source, address))
}

/// A row that names nobody, by its place in its table.
pub(crate) fn row(source: &str, table: &str, row: u32) -> String {
    format!("/returns/{source}/rows/{table}/{row}")
}

/// A finding, by its mark.
pub(crate) fn finding(source: &str, mark: &str) -> String {
    format!("/returns/{source}/findings/{mark}")
}

/// What a team has to put right.
pub(crate) fn corrections(source: &str) -> String {
    format!("/returns/{source}/corrections")
}

/// A file of a return's findings, by its name.
pub(crate) fn file(source: &str, name: &str) -> String {
    format!("/returns/{source}/{name}")
}
