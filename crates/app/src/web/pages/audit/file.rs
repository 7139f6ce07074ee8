//! Entries of the log as a file, for a subject access request or the Commissioner: how many children each showed, never
//! which others.

use access::Role;
use store::{LogQuestion, Store};

use super::is_address;
use crate::web::csv::Csv;
use crate::web::error::Error;
use crate::web::pages::purposes;

/// Entries read at once, and at most in a file.
const AT_ONCE: u32 = 1_000;
const MOST: usize = 200_000;

/// The answer to a question as rows.
pub(super) async fn of(store: &Store, holds: &str, question: LogQuestion) -> Result<Csv, Error> {
    let mut csv = Csv::new(
        holds,
        super::log_today(),
        &[
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
        ],
    );
    let mut rows = 0;
    let mut before = None;
    loop {
        let page = store
            .log_entries(&LogQuestion {
                before,
                most: AT_ONCE,
                ..question.clone()
            })
            .await
            .map_err(anyhow::Error::from)?;
        for kept in &page.entries {
            let entry = &kept.entry;
            csv.row(vec![
                kept.seq.to_string().into(),
                entry.at.to_string().into(),
                entry.who.as_str().into(),
                entry.name.as_str().into(),
                entry.role.map(Role::name).into(),
                entry.address.as_str().into(),
                entry.kind.name().into(),
                entry.route.as_str().into(),
                entry.outcome.word().into(),
                purposes::name(&entry.purpose).into(),
                noted(&entry.words).into(),
                kept.children.to_string().into(),
            ]);
        }
        rows += page.entries.len();
        before = page.next;
        if before.is_none() {
            return Ok(csv);
        }
        if rows >= MOST {
            return Err(Error::BadRequest(format!(
                "There are more than {MOST} entries: more than one file may hold. Ask whoever runs the service for them."
            )));
        }
    }
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
