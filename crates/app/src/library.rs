//! Every report kept, read and corrected: what all pages show. Made from the store at start and again after each
//! change; never changed in place, so a page reads one moment and no locks.

use std::collections::BTreeMap;
use std::sync::Arc;

use inspection::authorities::Authority;
use inspection::corrections::{Correction, Standing};
use inspection::record::{Framework, Grade, Record};
use jiff::Timestamp;
use jiff::civil::Date;

/// The library of one moment.
#[derive(Debug, Default)]
pub(crate) struct Library {
    /// Every report kept, each authority's together, oldest first within it.
    pub(crate) reports: Vec<Arc<Kept>>,
    /// Places in `reports` by authority (its reference number), oldest first.
    pub(crate) by_authority: BTreeMap<String, Vec<usize>>,
    /// Judgements published, report kept or not: what England, an authority's strip and comparisons are drawn from.
    pub(crate) judged: Vec<Judged>,
}

/// A report as kept.
#[derive(Debug)]
pub(crate) struct Kept {
    /// Its address in pages: the first twelve characters of its hash.
    pub(crate) id: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub(crate) sha256: String,
    /// The name it came under.
    pub(crate) file_name: String,
    /// When it was added.
    pub(crate) added: Timestamp,
    /// Whether it was invented for the sample authority.
    pub(crate) invented: bool,
    /// The reading with corrections laid over it.
    pub(crate) record: Record,
    /// Corrections, oldest first, with how each stands against today's reading.
    pub(crate) corrections: Vec<(Correction, Standing)>,
}

/// The judgements of one published report.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    /// The authority, by reference number.
    pub(crate) urn: String,
    /// The framework it was judged under.
    pub(crate) framework: Framework,
    /// First day on site, where known.
    pub(crate) inspected: Option<Date>,
    /// When it was published.
    pub(crate) published: Date,
    /// What was graded.
    pub(crate) grades: BTreeMap<inspection::record::Aspect, Grade>,
    /// The kept report they were read from; none where they are carried as a published fact.
    pub(crate) report: Option<usize>,
    /// Where they come from, for people: "read from the report" or "official outcomes at 31 March 2025".
    pub(crate) source: String,
}

/// An authority's name as pages show it.
pub(crate) fn name(authority: &Authority) -> &str {
    &authority.name
}
