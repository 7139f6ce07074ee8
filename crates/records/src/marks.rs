//! The mark of each finding of a return: the same from load to load while its row says the same, so that it is known
//! since when it stands, what is new and what is gone. Nothing of a child can be read from it.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::fmt::Write as _;

use jiff::Timestamp;
use returns::rule::Finding;
use returns::service::Supplied;
use returns::write::Value;
use sha2::{Digest as _, Sha256};

use crate::Source;

/// How many bytes a mark has.
pub const MARK_BYTES: usize = 12;

/// What a finding is known by: a hash, keyed with the secret of the place, of the rule, the child, the table and what
/// stands in the fields it points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(pub [u8; MARK_BYTES]);

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0 {
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl Mark {
    /// The mark of its written form.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut bytes = [0; MARK_BYTES];
        if words.len() != 2 * MARK_BYTES || !words.is_ascii() {
            return None;
        }
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(words.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

/// What is known of one finding from load to load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    /// What it is known by.
    pub mark: Mark,
    /// The load from which on it stands in every one.
    pub since: Timestamp,
    /// Whether there was a load before, without it.
    pub is_new: bool,
}

/// What is known of the findings of a source from its loads before, or from an earlier look at this one.
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// Since when each finding stands.
    pub since: HashMap<Mark, Timestamp>,
    /// Whether there was a load before this one.
    pub had_one: bool,
    /// When this one was loaded.
    pub loaded: Timestamp,
}

/// The life of each finding, in their order.
pub(crate) fn lives(
    supplied: &Supplied,
    source: Source,
    findings: &[Finding],
    secret: &str,
    before: &Before,
) -> Vec<Life> {
    let mut rows: HashMap<(&str, u32), Vec<Value<'_>>> = HashMap::new();
    let mut text = String::new();
    findings
        .iter()
        .map(|finding| {
            let row = rows
                .entry((finding.table, finding.row))
                .or_insert_with(|| row(supplied, source, finding.table, finding.row));
            let mark = mark(source, finding, row, secret, &mut text);
            let stood = before.since.get(&mark).copied();
            let since = stood.unwrap_or(before.loaded);
            Life {
                mark,
                since,
                is_new: before.had_one && since == before.loaded,
            }
        })
        .collect()
}

fn mark(
    source: Source,
    finding: &Finding,
    row: &[Value<'_>],
    secret: &str,
    text: &mut String,
) -> Mark {
    text.clear();
    for part in [
        secret,
        "finding",
        source.word(),
        finding.rule,
        &finding.child,
        finding.table,
    ] {
        text.push_str(part);
        text.push('\n');
    }
    let layouts = source.layouts().iter();
    let layout = layouts.into_iter().find(|each| each.name == finding.table);
    for (column, value) in layout
        .map_or(&[][..], |layout| layout.columns)
        .iter()
        .zip(row)
    {
        let pointed = finding.columns.is_empty() || finding.columns.contains(&column.name);
        if !pointed || is_made_up(source, column.name) {
            continue;
        }
        text.push_str(column.name);
        text.push('=');
        write_value(text, value);
        text.push('\n');
    }
    let mut bytes = [0; MARK_BYTES];
    for (to, from) in bytes.iter_mut().zip(Sha256::digest(text.as_bytes())) {
        *to = from;
    }
    Mark(bytes)
}

/// Whether a column numbers the elements of a census, which says nothing of the child and moves with the others.
pub(crate) fn is_made_up(source: Source, column: &str) -> bool {
    source == Source::InNeed
        && matches!(column, "Child" | "CINdetailsID" | "AssessmentID" | "CPPID")
}

/// A row of a return, in the order of its table's columns; nothing where there is no such row.
pub(crate) fn row<'s>(
    supplied: &'s Supplied,
    source: Source,
    table: &str,
    at: u32,
) -> Vec<Value<'s>> {
    let at = at as usize;
    let row = match source {
        Source::LookedAfter => supplied
            .looked_after
            .as_ref()
            .and_then(|of| of.source.row(table, at)),
        Source::InNeed => supplied
            .in_need
            .as_ref()
            .and_then(|of| of.source.tables.row(table, at)),
        Source::Ssd | Source::AnnexA | Source::Optional => None,
    };
    row.map(|(_, row)| row).unwrap_or_default()
}

/// A value as people write it.
pub(crate) fn write_value(text: &mut String, value: &Value<'_>) {
    match value {
        Value::Blank => {}
        Value::Text(words) => text.push_str(words),
        // Writing to a String cannot fail.
        Value::Day(day) => drop(write!(text, "{}", day.date().strftime("%d/%m/%Y"))),
        Value::Number(number) => drop(write!(text, "{number}")),
        Value::Int(number) => drop(write!(text, "{number}")),
    }
}

/// What is known of each source before its load in force.
pub type Stood = BTreeMap<Source, Before>;
