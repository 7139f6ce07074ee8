//! What came of a point: the same theme in later and earlier reports of the same authority.

use crate::record::Record;
use crate::themes::ThemeId;

/// Where a theme stands in one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Index of the report in the slice given.
    pub report: usize,
    /// What is said.
    pub said: Said,
}

/// What a report says on a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Asked to improve: index into the report's points.
    Point(usize),
    /// A paragraph finds fault: section and paragraph index, and the sentence's index.
    Fault(usize, usize, usize),
    /// A paragraph praises: section and paragraph index, and the sentence's index.
    Praise(usize, usize, usize),
}

/// What other reports of the authority say on the themes of one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameOfIt {
    /// The theme that joins them.
    pub theme: ThemeId,
    /// Mentions in earlier reports, oldest first.
    pub before: Vec<Mention>,
    /// Mentions in later reports, oldest first.
    pub after: Vec<Mention>,
}

/// What other reports of the same authority say on the themes of a point.
///
/// `reports` are one authority's, oldest first; `report` and `point` are indexes.
#[must_use]
pub fn came_of(reports: &[&Record], report: usize, point: usize) -> Vec<CameOfIt> {
    let _ = (reports, report, point);
    Vec::new()
}
