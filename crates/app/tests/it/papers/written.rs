//! What the verification standard asks to be in writing is written, in the section that the row of the table leads to.

use std::fs;

use super::{root, rows};

/// Requirement, paper, the heading it stands under, and words that must stand there: values are those of the code.
const WRITTEN: &[(&str, &str, &str, &[&str])] = &[
    (
        "2.1.3",
        "docs/papers/asvs/limits.md",
        "Requests",
        &["By account", "20 a second", "By address", "100 a second"],
    ),
    (
        "5.1.1",
        "docs/papers/asvs/limits.md",
        "Files",
        &[
            "600 MB and 500 files",
            "What happens to a bad one",
            "Evidence",
            "20 MB",
            "PDF",
        ],
    ),
    (
        "6.1.1",
        "docs/papers/asvs/accounts.md",
        "Guessing",
        &["Lock-out", "10 tries", "Against lock-out in malice"],
    ),
    (
        "6.1.2",
        "docs/papers/asvs/accounts.md",
        "Guessing",
        &["a word of the place", "`waymark`"],
    ),
    (
        "6.1.3",
        "docs/papers/asvs/accounts.md",
        "Ways to sign in",
        &[
            "OpenID Connect",
            "Emergency account",
            "Local accounts",
            "First-run code",
            "Invitation",
        ],
    ),
    (
        "6.2.10",
        "docs/papers/asvs/accounts.md",
        "Guessing",
        &["no forced change"],
    ),
    (
        "6.4.2",
        "docs/papers/asvs/accounts.md",
        "Ways to sign in",
        &["no hints, no secret questions"],
    ),
    (
        "7.1.1",
        "docs/papers/asvs/accounts.md",
        "Sessions",
        &["| Idle | 30 minutes", "| Longest | 12 hours"],
    ),
    (
        "7.1.2",
        "docs/papers/asvs/accounts.md",
        "Sessions",
        &["Sessions at once", "not limited"],
    ),
    (
        "7.1.3",
        "docs/papers/asvs/accounts.md",
        "Sessions",
        &["Sign-out", "Provider ends an account"],
    ),
    (
        "11.1.1",
        "docs/deployment/keys.md",
        "Changing a key",
        &["someone who knew it leaves", "yearly"],
    ),
    (
        "11.1.2",
        "docs/deployment/keys.md",
        "Inventory",
        &[
            "Master key",
            "Data keys",
            "XChaCha20-Poly1305",
            "TLS certificate",
        ],
    ),
    (
        "11.2.3",
        "docs/deployment/keys.md",
        "Inventory",
        &["256 bits", "SHA-256"],
    ),
    (
        "13.1.1",
        "docs/papers/threat-model.md",
        "The picture",
        &["HTTPS", "Identity provider", "PostgreSQL", "Publisher"],
    ),
    (
        "13.2.4",
        "docs/papers/threat-model.md",
        "The picture",
        &["Everything the product ever connects to is on this picture"],
    ),
    (
        "14.1.1",
        "docs/papers/dpia.md",
        "2. What is done",
        &[
            "| Class |",
            "Would endanger if it came out",
            "About a child or family",
        ],
    ),
    (
        "14.1.2",
        "docs/papers/dpia.md",
        "2. What is done",
        &["How it is protected", "sealed at rest"],
    ),
    (
        "15.1.1",
        "docs/papers/asvs/libraries.md",
        "",
        &["A new version within", "3 days", "14 days", "30 days"],
    ),
    (
        "15.1.3",
        "docs/papers/asvs/limits.md",
        "What is costly",
        &["Loading a source", "Checking a password", "What bounds it"],
    ),
    (
        "16.1.1",
        "docs/papers/asvs/logs.md",
        "",
        &["The log of who looked", "The server’s log", "no others"],
    ),
    (
        "16.2.3",
        "docs/papers/asvs/logs.md",
        "",
        &["| Where |", "Second place"],
    ),
];

/// The section of a paper under a heading; the whole of it where none is named.
fn section(paper: &str, heading: &str) -> Option<String> {
    let text = fs::read_to_string(root().join(paper)).ok()?;
    if heading.is_empty() {
        return Some(text);
    }
    let (_, section) = text.split_once(&format!("\n## {heading}\n"))?;
    Some(section.split("\n## ").next()?.to_owned())
}

#[test]
fn what_the_standard_wants_in_writing_is_written() {
    let rows = rows();
    for (id, paper, heading, words) in WRITTEN {
        let row = rows.iter().find(|row| row[0] == *id).unwrap();
        assert!(row[4].contains(paper), "{id} does not lead to {paper}");
        let section =
            section(paper, heading).unwrap_or_else(|| panic!("{id}: {paper} has no {heading}"));
        for word in *words {
            assert!(section.contains(word), "{id}: {paper}, {heading}: {word}");
        }
    }
}

#[test]
fn every_crate_that_is_locked_was_looked_up_among_the_advisories() {
    let said = section(
        "docs/papers/asvs/libraries.md",
        "Advisories, when last looked",
    )
    .unwrap();
    for lock in ["Cargo.lock", "fuzz/Cargo.lock"] {
        let looked: usize = said
            .split(&format!(" crates of `{lock}`"))
            .next()
            .filter(|before| before.len() < said.len())
            .or_else(|| said.split(&format!(" of `{lock}`")).next())
            .and_then(|before| before.rsplit(' ').next()?.parse().ok())
            .unwrap();
        let text = fs::read_to_string(root().join(lock)).unwrap();
        let locked = text.matches("\n[[package]]\n").count();
        assert!(
            looked >= locked,
            "{lock}: {looked} were looked up, {locked} are locked"
        );
    }
}
