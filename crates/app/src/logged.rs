//! Entries of the log as rows of a file, for a subject access request or an investigation: how many children each showed,
//! never which.

use access::Role;
use store::KeptEntry;

use crate::web::purpose_name;

/// The columns.
pub(crate) const COLUMNS: &[&str] = &[
    "entry",
    "moment_utc",
    "person",
    "name",
    "role",
    "from",
    "kind",
    "route",
    "outcome",
    "purpose",
    "noted",
    "children_shown",
];

/// The cells of an entry, in the order of the columns.
pub(crate) fn cells(kept: &KeptEntry) -> Vec<String> {
    let entry = &kept.entry;
    vec![
        kept.seq.to_string(),
        entry.at.to_string(),
        entry.who.clone(),
        entry.name.clone(),
        entry.role.map(Role::name).unwrap_or_default().to_owned(),
        entry.address.clone(),
        entry.kind.name().to_owned(),
        entry.route.clone(),
        entry.outcome.word().to_owned(),
        purpose_name(&entry.purpose).to_owned(),
        noted(&entry.words),
        kept.children.to_string(),
    ]
}

/// Whether words could be a child's address.
pub(crate) fn is_address(words: &str) -> bool {
    words.len() == 16
        && words
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// What was noted, with no address of a child in it.
fn noted(words: &str) -> String {
    words
        .split(' ')
        .map(|word| if is_address(word) { "a child" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_of_a_child_is_in_what_was_noted() {
        assert_eq!(noted("opened 38c57077c5fd0e10"), "opened a child");
        assert_eq!(noted("export 4f0c: a panel"), "export 4f0c: a panel");
    }
}
