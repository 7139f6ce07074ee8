//! The mark of each finding of a return: the same from load to load while its row is the same one and says the same in
//! the fields pointed to, so that it is known since when it stands, what is new and what is gone. Nothing of a child can
//! be read from it.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::fmt::Write as _;

use jiff::Timestamp;
use returns::rule::Finding;
use returns::rulebook::Outcome;
use returns::service::Supplied;
use returns::write::Value;
use sha2::{Digest as _, Sha256};

use crate::Source;

/// How many bytes a mark has.
pub const MARK_BYTES: usize = 12;

/// Which way marks are made. Another number whenever what is hashed changes: marks of another way are never compared.
pub const MARKED: i64 = 2;

/// What a finding or a row is known by: a hash, keyed with the secret of the place.
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
    /// What it is known by: the rule, the child, the table, what tells the row apart there, and the fields pointed to. Of
    /// several that are alike in all of this, the first, the second and so on.
    pub mark: Mark,
    /// The rule and its whole row: an explanation holds as long as this is the same.
    pub row: Mark,
    /// The load from which on it stands in every one.
    pub since: Timestamp,
    /// How it came.
    pub came: Came,
}

impl Life {
    /// Whether the load before was judged by its rule and did not have it.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.came == Came::New
    }
}

/// How a finding came into a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// The load before had it, or there was none.
    Stood,
    /// The load before was judged by its rule, and did not have it.
    New,
    /// The load before was not judged by its rule: whether it had it is not known.
    JudgedFirst,
}

/// The rules a load was judged by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// The collection year.
    pub year: i16,
    /// Codes of those that were run, each with what it was run without; nothing where it was run whole.
    pub rules: BTreeMap<String, String>,
}

impl Judged {
    /// Of what running them gave.
    #[must_use]
    pub(crate) fn of(outcome: &Outcome) -> Self {
        let part = |code: &str| {
            let part = outcome.in_part.iter().find(|part| part.rule == code);
            part.map_or_else(String::new, |part| part.why.to_string())
        };
        let rules = outcome.run.iter();
        Self {
            year: outcome.year.0,
            rules: rules.map(|code| ((*code).to_owned(), part(code))).collect(),
        }
    }

    /// Whether a rule judged both loads, by the same year and with the same columns: only then has what it found in one
    /// alone come or gone.
    #[must_use]
    pub fn alike(&self, other: &Self, rule: &str) -> bool {
        let run = self.rules.get(rule);
        self.year == other.year && run.is_some() && run == other.rules.get(rule)
    }
}

/// What is known of the findings of a source from its loads before, or from an earlier look at this one.
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// Since when each finding stands.
    pub since: HashMap<Mark, Timestamp>,
    /// What the load before this one was judged by; `None` where there was none.
    pub judged: Option<Judged>,
    /// When this one was loaded.
    pub loaded: Timestamp,
}

/// The life of each finding, in their order.
pub(crate) fn lives(
    supplied: &Supplied,
    source: Source,
    outcome: &Outcome,
    secret: &str,
    before: &Before,
) -> Vec<Life> {
    let now = Judged::of(outcome);
    let mut rows: HashMap<(&str, u32), Vec<Value<'_>>> = HashMap::new();
    let mut marking = Marking {
        source,
        secret,
        text: String::new(),
        alike: HashMap::new(),
    };
    let findings = outcome.findings.iter();
    findings
        .map(|finding| {
            let row = rows
                .entry((finding.table, finding.row))
                .or_insert_with(|| row(supplied, source, finding.table, finding.row));
            let key = key(source, finding.table);
            let pointed = |column: &str| finding.columns.contains(&column);
            let mark = match key {
                Some(key) if !finding.columns.is_empty() => {
                    marking.of("finding", finding, row, |column| {
                        pointed(column) || key.contains(&column)
                    })
                }
                _ => marking.of("finding", finding, row, |_| true),
            };
            let row = marking.of("row", finding, row, |_| true);
            let since = before.since.get(&mark).copied().unwrap_or(before.loaded);
            let came = match &before.judged {
                Some(_) if since != before.loaded => Came::Stood,
                Some(judged) if judged.alike(&now, finding.rule) => Came::New,
                Some(_) => Came::JudgedFirst,
                None => Came::Stood,
            };
            Life {
                mark,
                row,
                since,
                came,
            }
        })
        .collect()
}

/// What tells the rows of one child apart in a table of a return, beside what a rule points to; nothing where a child
/// has one row. `None` where only the whole row does.
fn key(source: Source, table: &str) -> Option<&'static [&'static str]> {
    let table = table.strip_suffix("_last").unwrap_or(table);
    Some(match (source, table) {
        (Source::LookedAfter, "Header" | "UASC" | "OC2" | "OC3" | "AD1" | "PrevPerm")
        | (Source::InNeed, "Header" | "ChildIdentifiers" | "ChildCharacteristics") => &[],
        (Source::LookedAfter, "Episodes") => &["DECOM"],
        (Source::LookedAfter, "Reviews") => &["REVIEW"],
        (Source::LookedAfter, "PlacedAdoption") => &["DATE_PLACED"],
        (Source::LookedAfter, "Missing") => &["MIS_START"],
        (Source::LookedAfter, "SWEpisodes") => &["SW_DECOM"],
        (Source::LookedAfter, "DoLo") => &["DOLO_START"],
        (Source::InNeed, "CINdetails") => &["CINreferralDate"],
        (Source::InNeed, "Assessments") => &["AssessmentActualStartDate"],
        (Source::InNeed, "CINplanDates") => &["CINPlanStartDate"],
        (Source::InNeed, "Section47") => &["S47ActualStartDate"],
        (Source::InNeed, "ChildProtectionPlans") => &["CPPstartDate"],
        (Source::InNeed, "Reviews") => &["CPPreviewDate"],
        (Source::InNeed, "PreProceedings") => &["PPStartDate"],
        _ => return None,
    })
}

/// Makes marks.
struct Marking<'s> {
    source: Source,
    secret: &'s str,
    text: String,
    /// How many were alike so far.
    alike: HashMap<[u8; 32], u32>,
}

impl Marking<'_> {
    /// The mark of a finding, by some cells of its row.
    fn of(
        &mut self,
        what: &str,
        finding: &Finding,
        row: &[Value<'_>],
        of: impl Fn(&str) -> bool,
    ) -> Mark {
        let text = &mut self.text;
        text.clear();
        for part in [
            self.secret,
            what,
            self.source.word(),
            finding.rule,
            &finding.child,
            finding.table,
        ] {
            text.push_str(part);
            text.push('\n');
        }
        // A rule may point to the same row twice, at other columns.
        for column in finding.columns.iter() {
            text.push_str(column);
            text.push(' ');
        }
        let mut layouts = self.source.layouts().iter();
        let layout = layouts.find(|each| each.name == finding.table);
        let columns = layout.map_or(&[][..], |layout| layout.columns);
        for (column, value) in columns.iter().zip(row) {
            if is_made_up(self.source, column.name) || !of(column.name) {
                continue;
            }
            text.push('\n');
            text.push_str(column.name);
            text.push('=');
            write_value(text, value);
        }
        let whole: [u8; 32] = Sha256::digest(text.as_bytes()).into();
        let before = self.alike.entry(whole).or_insert(0);
        let mut hash = Sha256::new();
        hash.update(whole);
        hash.update(before.to_be_bytes());
        *before += 1;
        let mut bytes = [0; MARK_BYTES];
        for (to, from) in bytes.iter_mut().zip(hash.finalize()) {
            *to = from;
        }
        Mark(bytes)
    }
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
    row_with_line(supplied, source, table, at).map_or_else(Vec::new, |(_, row)| row)
}

/// The same with its line.
pub(crate) fn row_with_line<'s>(
    supplied: &'s Supplied,
    source: Source,
    table: &str,
    at: u32,
) -> Option<(u32, Vec<Value<'s>>)> {
    let at = at as usize;
    match source {
        Source::LookedAfter => supplied
            .looked_after
            .as_ref()
            .and_then(|of| of.source.row(table, at)),
        Source::InNeed => supplied
            .in_need
            .as_ref()
            .and_then(|of| of.source.tables.row(table, at)),
        Source::Ssd | Source::AnnexA | Source::Optional => None,
    }
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
