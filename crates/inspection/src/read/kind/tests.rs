//! Titles of every kind, and papers that are none.

use super::*;
use crate::read::invented::page;

fn of(lines: &[&str]) -> Option<(Layout, Kind)> {
    let text = Text {
        pages: vec![page(1, lines)],
        strange: Vec::new(),
    };
    recognise(&text).map(|r| (r.layout, r.kind))
}

#[test]
fn titles_decide_whatever_their_case_and_hyphen() {
    for (lines, is) in [
        (
            &[
                "Averham",
                "Inspection of services for children in need of help and",
                "protection, children looked after and Care Leavers1",
                "And",
                "Review of the effectiveness of the local safeguarding children board",
            ][..],
            (Layout::Sif, Kind::Inspection),
        ),
        (
            &[
                "Averham",
                "Re-inspection of services for children in need of help and",
                "protection, children looked after and care leavers",
            ],
            (Layout::Sif, Kind::Reinspection),
        ),
        (
            &[
                "Averham",
                "Reinspection of services for children in need of help and protection",
            ],
            (Layout::Sif, Kind::Reinspection),
        ),
        (
            &[
                "Inspection of looked after children",
                "services",
                "Averham Council",
            ],
            (Layout::LookedAfter2013, Kind::LookedAfter2013),
        ),
        (
            &[
                "Averham Safeguarding Children Board",
                "Review of the effectiveness of the Local Safeguarding Children",
                "Board",
            ],
            (Layout::LscbReview, Kind::LscbReview),
        ),
        (
            &[
                "Inspection of Averham local authority",
                "children\u{2019}s services",
                "Judgement | Grade",
            ],
            (Layout::JudgementTable, Kind::Inspection),
        ),
    ] {
        assert_eq!(of(lines), Some(is), "{lines:?}");
    }
}

#[test]
fn letters_are_known_by_their_title_or_subject_line() {
    for (lines, kind) in [
        (
            &[
                "Focused visit to Averham local authority",
                "children\u{2019}s services",
            ][..],
            Kind::FocusedVisit,
        ),
        (
            &[
                "Dear Ms Quill",
                "Focused visit to Averham City Council children\u{2019}s services",
            ],
            Kind::FocusedVisit,
        ),
        (
            &[
                "Dear Ms Quill",
                "Monitoring visit of Averham children\u{2019}s services",
            ],
            Kind::MonitoringVisit,
        ),
        (
            &["Re: Joint targeted area inspection of the response to exploitation in Averham"],
            Kind::Jtai,
        ),
    ] {
        assert_eq!(of(lines), Some((Layout::Letter, kind)), "{lines:?}");
    }
}

#[test]
fn history_in_the_body_decides_nothing() {
    assert_eq!(
        of(&[
            "Inspection of Averham local authority children\u{2019}s services",
            "Inspection dates: 4 to 15 March 2024",
            "Judgement | Grade",
            "Overall effectiveness | Good",
            "Focused visit to the front door in 2021",
        ]),
        Some((Layout::JudgementTable, Kind::Inspection))
    );
    assert_eq!(
        of(&[
            "The service was slow after the last",
            "focused visit in 2021 and it has stayed so."
        ]),
        None
    );
}

#[test]
fn other_papers_are_no_report() {
    assert_eq!(of(&["Invoice", "Paper clips"]), None);
    assert_eq!(
        of(&[
            "Inspection of Averham Primary School",
            "Inspection dates: 4 March 2024"
        ]),
        None
    );
}
