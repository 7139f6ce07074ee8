//! Addresses of what was loaded: loads, their lines and layouts, checks, rules, disagreements.

use super::escaped;

/// All loads.
pub(crate) fn loads() -> String {
    "/loads".to_owned()
}

/// A load, by its id.
pub(crate) fn load(id: &str) -> String {
    format!("/loads/{id}")
}

/// A load that waits to be read, or did.
pub(crate) fn queued_load(id: &str) -> String {
    format!("/loads/queue/{}", escaped(id))
}

/// A file of a load, as it came.
pub(crate) fn load_file(id: &str, name: &str) -> String {
    format!("/loads/{id}/files/{}", escaped(name))
}

/// Every table that can be loaded.
pub(crate) fn layouts() -> String {
    "/layouts".to_owned()
}

/// An empty file of a table of a source.
pub(crate) fn layout(source: &str, table: &str) -> String {
    format!("/layouts/{source}/{}", escaped(table))
}

/// What could not be read of the loads in force.
pub(crate) fn doubts() -> String {
    "/doubts".to_owned()
}

/// What the rules find in the loads in force.
pub(crate) fn checks() -> String {
    "/checks".to_owned()
}

/// What one rule finds, by the word of its source and its code.
pub(crate) fn check(source: &str, code: &str) -> String {
    format!("/checks/{source}/{code}")
}

/// Every rule of every source.
pub(crate) fn rules() -> String {
    "/rules".to_owned()
}

/// One rule in full, by the word of its source and its code, as a year has it.
pub(crate) fn rule(source: &str, code: &str, year: i16) -> String {
    format!("/rules/{source}/{code}?year={year}")
}

/// Where sources disagree about the same child.
pub(crate) fn disagreements() -> String {
    "/disagreements".to_owned()
}

/// A line of a file that was loaded.
pub(crate) fn line(load: &str, file: &str, line: u32) -> String {
    format!(
        "/loads/{load}/lines?file={}&line={line}#line",
        escaped(file)
    )
}
