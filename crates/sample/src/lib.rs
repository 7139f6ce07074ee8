//! Invents an authority, Marlshire: the lives of its children with all the records of them, and the reports of its
//! inspections in every layout there has been.
//!
//! [`authority`] makes the records, consistent with each other but for what is planned to be wrong; [`files`] writes them.
//!
//! Each report is a readable text in `reports/`, laid out as a PDF as the real ones are. Nothing in them is real, and
//! nothing is copied from a real report.

mod chance;
mod dirt;
mod lives;
mod odd;
mod paper;
mod people;
pub mod programme;
mod script;
mod supplied;
mod troubles;
mod type_face;
mod write;
pub mod yearly;

pub use dirt::Dirt;
pub use lives::{Ask, Authority, authority};
pub use write::{files, files_under, files_with_mistakes, returns_with_mistakes};

pub use script::{Truth, TruthParagraph, TruthPoint};

/// The name of the invented authority.
pub const AUTHORITY: &str = "Marlshire";

/// A report of the invented authority.
#[derive(Debug, Clone)]
pub struct Report {
    /// The name of its file, with its folder, as the publisher would name it.
    pub file_name: String,
    /// The PDF.
    pub bytes: Vec<u8>,
    /// What it shows, in a sentence; empty where its layout says it all.
    pub what: &'static str,
    /// What a reader should find in it; none for the odd files that are no report.
    pub truth: Option<Truth>,
}

/// The texts of the reports.
const TEXTS: &[&str] = &[
    include_str!("../reports/2013-looked-after.txt"),
    include_str!("../reports/2014-board-review.txt"),
    include_str!("../reports/2015-single-early.txt"),
    include_str!("../reports/2017-single.txt"),
    include_str!("../reports/2017-monitoring-visit.txt"),
    include_str!("../reports/2018-reinspection.txt"),
    include_str!("../reports/2019-ilacs.txt"),
    include_str!("../reports/2020-focused-visit.txt"),
    include_str!("../reports/2022-joint.txt"),
    include_str!("../reports/2023-ilacs.txt"),
    include_str!("../reports/2026-ilacs.txt"),
    include_str!("../reports/nowhereshire.txt"),
];

/// The reports of the invented authority, one or more in each layout, and files that are none.
#[must_use]
pub fn reports() -> Vec<Report> {
    let mut all: Vec<Report> = TEXTS.iter().map(|text| script::laid_out(text)).collect();
    all.extend(odd::files());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_come_every_time_and_no_two_reports_share_a_name() {
        let (once, again) = (reports(), reports());
        let same = |a: &Report, b: &Report| a.file_name == b.file_name && a.bytes == b.bytes;
        assert!(once.iter().zip(&again).all(|(a, b)| same(a, b)));
        let names: std::collections::BTreeSet<_> = once.iter().map(|r| &r.file_name).collect();
        assert_eq!(names.len(), once.len());
    }

    #[test]
    fn every_character_of_the_texts_can_be_set() {
        for text in TEXTS {
            let words: String = text.lines().collect();
            let marks = words.matches('?').count();
            let set = type_face::encoded(&words);
            let questions = set.iter().filter(|byte| **byte == b'?').count();
            assert_eq!(
                questions,
                marks,
                "{}",
                text.lines().next().unwrap_or_default()
            );
        }
    }

    #[test]
    fn every_report_says_what_it_shows() {
        assert!(reports().iter().all(|report| report.what.ends_with('.')));
    }
}
