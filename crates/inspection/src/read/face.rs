//! What the first pages of a report say of it, found before anything else is read.

use jiff::civil::Date;

use crate::record::{AuthorityName, Framework, Judgement, Kind, Read, Window};

/// The face of a report: all that stands on its first page (and, before 2018, its last).
///
/// The readers of points, sections and the area are given it to know which layout they read.
#[derive(Debug, Clone, PartialEq)]
pub struct Face {
    /// The framework of the inspection.
    pub framework: Framework,
    /// What sort of inspection or visit it reports.
    pub kind: Kind,
    /// The page the title stands on, counted from 1.
    pub title_page: u16,
    /// The title as printed.
    pub title: Option<Read<String>>,
    /// The authority inspected.
    pub authority: Option<Read<AuthorityName>>,
    /// Days on site, first window first.
    pub fieldwork: Vec<Read<Window>>,
    /// When it was published.
    pub published: Option<Read<Date>>,
    /// Lead inspectors without title.
    pub lead_inspectors: Vec<Read<String>>,
    /// Every judgement, in the order printed.
    pub judgements: Vec<Judgement>,
}
