//! Whole invented faces, one for each layout and each oddity that has been met.

use super::*;
use crate::read::invented::page;
use crate::read::of_text;
use crate::record::{Aspect, Grade, Outcome, Record, Status};

fn text(pages: &[&[&str]]) -> Text {
    Text {
        pages: pages
            .iter()
            .enumerate()
            .map(|(i, lines)| page(u16::try_from(i + 1).unwrap(), lines))
            .collect(),
        strange: Vec::new(),
    }
}

fn record(pages: &[&[&str]]) -> Record {
    let origin = Origin {
        file_name: "80487_barnet/report - 23 july 2024.pdf".to_owned(),
        link_published: None,
    };
    of_text(&text(pages), &origin)
}

/// The fields of the face that are doubted; the body of these pages is not what is tried here.
fn doubted(record: &Record) -> Vec<&str> {
    let of_the_body = [
        "improvement_points",
        "paragraphs",
        "area_facts",
        "published",
    ];
    let fields = record.doubts.iter().filter_map(|d| d.field.as_deref());
    fields.filter(|f| !of_the_body.contains(f)).collect()
}

const ILACS_2018: [&str; 18] = [
    "Barnet",
    "Inspection of children\u{2019}s social care services",
    "Inspection dates: 5 November 2018 to 16 November 2018",
    "Lead inspector: Ada Lovelace",
    "Her Majesty\u{2019}s Inspector",
    "Judgement | Grade",
    "",
    "The experiences and progress of children who need help and | Requires improvement",
    "protection | to be good",
    "",
    "The experiences and progress of children in care and care | Good",
    "leavers",
    "",
    "The impact of leaders on social work practice with children | Requires improvement",
    "and families.",
    "",
    "Overall effectiveness | Inadequate",
    "",
];

const ILACS_2023: [&str; 19] = [
    "Inspection of Barnet local authority",
    "children\u{2019}s services",
    "Inspection dates: 5 to 9 May 2025 and 9 to 13 June 2025",
    "Lead inspector: Ada Lovelace, His Majesty\u{2019}s Inspector",
    "Judgement | Grade",
    "The impact of leaders on social work | Outstanding",
    "practice with children and families",
    "",
    "The experiences and progress of | Good",
    "children who need help and protection",
    "",
    "The experiences and progress of | Good",
    "children in care",
    "",
    "The experiences and progress of | Requires improvement to be good",
    "children care leavers",
    "",
    "Overall effectiveness | Good",
    "The services for children in care and care leavers have declined from outstanding since 2019 here.",
];

const SIF: [&str; 22] = [
    "Barnet",
    "Inspection of services for children in need of help and",
    "protection, children looked after and care leavers",
    "and",
    "Review of the effectiveness of the Local Safeguarding Children",
    "Board1",
    "Inspection date: 3 March 2015 \u{2013} 25 March 2015",
    "Report published: 13 May 2015",
    "Children\u{2019}s services in Barnet require",
    "improvement to be good",
    "Leadership, management and governance require improvement when the failures are known and addressed well.",
    "1. Children who need help and protection | Good",
    "",
    "2. Children looked after and achieving | Requires",
    "permanence | improvement",
    "",
    "2.1 Adoption performance | Not judged",
    "",
    "2.2 Experiences and progress of care leavers | Good",
    "",
    "3. Leadership, management and governance | Inadequate",
    "",
];

#[test]
fn the_table_of_2018_is_read_by_label_in_any_order() {
    let read = record(&[&ILACS_2018]);
    assert_eq!(
        read.framework.as_ref().map(|f| f.value),
        Some(Framework::Ilacs2018)
    );
    assert_eq!(
        read.grade(Aspect::Leaders),
        Some(Grade::RequiresImprovement)
    );
    assert_eq!(
        read.grade(Aspect::HelpAndProtection),
        Some(Grade::RequiresImprovement)
    );
    assert_eq!(read.grade(Aspect::InCareAndLeavers), Some(Grade::Good));
    assert_eq!(read.grade(Aspect::Overall), Some(Grade::Inadequate));
    assert_eq!(read.grade(Aspect::InCare), None);
    assert_eq!(
        read.status,
        Status::PartlyRead,
        "no improvement points in it"
    );
    assert_eq!(doubted(&read), Vec::<&str>::new());
}

#[test]
fn care_leavers_apart_two_windows_and_a_trap_below_the_table() {
    let read = record(&[&ILACS_2023]);
    assert_eq!(
        read.framework.as_ref().map(|f| f.value),
        Some(Framework::Ilacs2023)
    );
    assert_eq!(read.grade(Aspect::InCare), Some(Grade::Good));
    assert_eq!(
        read.grade(Aspect::CareLeavers),
        Some(Grade::RequiresImprovement)
    );
    assert_eq!(read.grade(Aspect::InCareAndLeavers), None);
    let days: Vec<String> = read
        .fieldwork
        .iter()
        .map(|w| format!("{}..{}", w.value.first, w.value.last))
        .collect();
    assert_eq!(days, ["2025-05-05..2025-05-09", "2025-06-09..2025-06-13"]);
    let published = read.published.as_ref().unwrap();
    assert_eq!(published.evidence.source, Source::FileName);
    let leaders = read.judgements.first().unwrap();
    assert_eq!(leaders.evidence.source, Source::Page(1));
    assert!(leaders.evidence.words.ends_with("Outstanding"));
}

#[test]
fn a_row_that_is_missing_is_a_doubt_and_makes_no_other_framework() {
    let mut lines = ILACS_2023;
    lines[17] = "";
    let read = record(&[&lines]);
    assert_eq!(
        read.framework.as_ref().map(|f| f.value),
        Some(Framework::Ilacs2023)
    );
    assert_eq!(read.grade(Aspect::Overall), None);
    assert!(doubted(&read).contains(&"overall"));
    assert_eq!(read.status, Status::PartlyRead);
}

#[test]
fn since_april_2026_no_overall_grade_is_expected() {
    let mut lines = ILACS_2023;
    lines[2] = "Inspection dates: 11 to 22 May 2026";
    lines[5] = "The impact of leaders on practice with | Outstanding";
    lines[6] = "children and families";
    lines[17] = "";
    let read = record(&[&lines]);
    assert_eq!(
        read.framework.as_ref().map(|f| f.value),
        Some(Framework::Ilacs2026)
    );
    assert_eq!(read.grade(Aspect::Leaders), Some(Grade::Outstanding));
    assert!(!doubted(&read).contains(&"overall"));
}

#[test]
fn an_inspector_who_is_not_named_is_a_doubt() {
    let mut lines = ILACS_2023;
    lines[3] = "";
    let read = record(&[&lines]);
    assert!(read.lead_inspectors.is_empty());
    assert_eq!(doubted(&read), ["lead_inspector"]);
    assert_eq!(read.status, Status::PartlyRead);
}

#[test]
fn a_heading_of_the_body_that_disagrees_is_a_doubt() {
    let agrees = record(&[
        &ILACS_2023,
        &["The experiences and progress of children in care: good"],
    ]);
    assert_eq!(doubted(&agrees), Vec::<&str>::new());
    let disagrees = record(&[
        &ILACS_2023,
        &["The experiences and progress of children in care: inadequate"],
    ]);
    assert_eq!(doubted(&disagrees), ["in_care"]);
    assert_eq!(disagrees.grade(Aspect::InCare), Some(Grade::Good));
}

#[test]
fn the_single_inspection_framework_has_its_overall_grade_in_the_headline() {
    let board = ["The Local Safeguarding Children Board requires improvement"];
    let last = [
        "Lead inspector: Ada Lovelace HMI",
        "Deputy lead inspector: Grace Hopper HMI",
    ];
    let read = record(&[&SIF, &board, &last]);
    assert_eq!(
        read.framework.as_ref().map(|f| f.value),
        Some(Framework::Sif)
    );
    assert_eq!(
        read.grade(Aspect::Overall),
        Some(Grade::RequiresImprovement)
    );
    assert_eq!(read.grade(Aspect::InCare), Some(Grade::RequiresImprovement));
    assert_eq!(read.grade(Aspect::Leaders), Some(Grade::Inadequate));
    assert_eq!(read.grade(Aspect::Lscb), Some(Grade::RequiresImprovement));
    let adoption = read
        .judgements
        .iter()
        .find(|j| j.aspect == Aspect::Adoption);
    assert_eq!(adoption.map(|j| j.outcome), Some(Outcome::NotJudged));
    assert_eq!(
        read.lead_inspectors.first().map(|n| n.value.as_str()),
        Some("Ada Lovelace")
    );
    assert_eq!(
        read.published
            .as_ref()
            .map(|p| p.value.to_string())
            .as_deref(),
        Some("2015-05-13")
    );
    assert_eq!(doubted(&read), Vec::<&str>::new());
}

#[test]
fn headlines_differ_from_report_to_report() {
    for (headline, grade) in [
        (["The overall judgement is good.", ""], Grade::Good),
        (
            ["The overall judgement is requires improvement", ""],
            Grade::RequiresImprovement,
        ),
        (
            [
                "The overall judgement is that children\u{2019}s services are",
                "inadequate",
            ],
            Grade::Inadequate,
        ),
        (
            [
                "The overall judgement is that children\u{2019}s services require",
                "improvement",
            ],
            Grade::RequiresImprovement,
        ),
        (
            ["Children\u{2019}s service requires improvement", ""],
            Grade::RequiresImprovement,
        ),
        (
            [
                "Children\u{2019}s services require improvement to be good",
                "",
            ],
            Grade::RequiresImprovement,
        ),
        (
            [
                "Children\u{2019}s services in the Royal Borough of Barnet are",
                "outstanding",
            ],
            Grade::Outstanding,
        ),
    ] {
        let mut lines = SIF;
        (lines[8], lines[9]) = (headline[0], headline[1]);
        assert_eq!(
            record(&[&lines]).grade(Aspect::Overall),
            Some(grade),
            "{headline:?}"
        );
    }
}

#[test]
fn an_appended_board_report_lends_its_grade_and_nothing_else() {
    let appended = [
        "Barnet Safeguarding Children Board",
        "Review of the effectiveness of the Local Safeguarding Children Board",
        "Inspection date: 3 March 2015 \u{2013} 25 March 2015",
        "Report published: 20 May 2015",
        "The Local Safeguarding Children Board is inadequate",
    ];
    let read = record(&[&SIF, &["Lead inspector: Ada Lovelace HMI"], &appended]);
    assert_eq!(read.grade(Aspect::Lscb), Some(Grade::Inadequate));
    assert_eq!(
        read.published
            .as_ref()
            .map(|p| p.value.to_string())
            .as_deref(),
        Some("2015-05-13")
    );
    assert_eq!(
        read.framework.as_ref().map(|f| f.value),
        Some(Framework::Sif)
    );
}

#[test]
fn a_board_that_should_have_been_judged_is_a_doubt() {
    let read = record(&[&SIF, &["Lead inspector: Ada Lovelace HMI"]]);
    assert_eq!(doubted(&read), ["lscb"]);
}

#[test]
fn a_reinspection_judges_no_board_and_recalls_earlier_grades() {
    let mut lines = SIF;
    lines[1] = "Reinspection of services for children in need of help and";
    (lines[3], lines[4], lines[5]) = ("", "", "");
    let recalled = [
        "Leadership, management and governance: outstanding.",
        "The LSCB is inadequate",
        "Lead inspector: Ada Lovelace HMI",
    ];
    let heading = ["Leadership, management and | Inadequate", "governance"];
    let read = record(&[&lines, &recalled, &heading]);
    assert_eq!(
        read.kind.as_ref().map(|k| k.value),
        Some(Kind::Reinspection)
    );
    assert_eq!(read.grade(Aspect::Lscb), None);
    assert_eq!(read.grade(Aspect::Leaders), Some(Grade::Inadequate));
    assert_eq!(doubted(&read), Vec::<&str>::new());
}

#[test]
fn rows_cut_off_by_the_page_come_from_overleaf_or_from_the_body() {
    let mut cut = SIF;
    (cut[18], cut[20]) = ("", "");
    let board = "The Local Safeguarding Children Board is good";
    let overleaf = [
        "2.2 Experiences and progress of care leavers | Outstanding",
        "",
        "3. Leadership, management and governance | Good",
        board,
        "Lead inspector: Ada Lovelace HMI",
    ];
    let read = record(&[&cut, &overleaf]);
    assert_eq!(read.grade(Aspect::CareLeavers), Some(Grade::Outstanding));
    assert_eq!(read.grade(Aspect::Leaders), Some(Grade::Good));
    let body = [
        "The graded judgement about the experience and progress of care leavers",
        "is that it requires improvement",
        "Leadership, management and governance | Good",
        board,
        "Lead inspector: Ada Lovelace HMI",
    ];
    let read = record(&[&cut, &["Contents"], &["Summary"], &body]);
    assert_eq!(
        read.grade(Aspect::CareLeavers),
        Some(Grade::RequiresImprovement)
    );
    assert_eq!(read.grade(Aspect::Leaders), Some(Grade::Good));
    let leaders = read
        .judgements
        .iter()
        .find(|j| j.aspect == Aspect::Leaders)
        .unwrap();
    assert_eq!(leaders.evidence.source, Source::Page(4));
    assert_eq!(doubted(&read), Vec::<&str>::new());
}

#[test]
fn adequate_stays_adequate() {
    let cover = [
        "Inspection of looked after children services",
        "Inspection dates: | 8 \u{2013} 12 July 2013",
        "Reporting inspector Ada Lovelace HMI",
        "Age group: | All",
        "Published: | 16 August 2013",
    ];
    let findings = [
        "Record of main findings",
        "Services for looked after children",
        "Overall effectiveness | Adequate",
        "Capacity to improve | Good Grade 2",
        "Outcomes for looked after children and | Adequate",
        "young people",
        "Quality of provision | Adequate",
        "Leadership and management | Inadequate",
    ];
    let read = record(&[&cover, &["Record of main findings 3"], &findings]);
    assert_eq!(
        read.framework.as_ref().map(|f| f.value),
        Some(Framework::LookedAfter2013)
    );
    assert_eq!(read.grade(Aspect::Overall), Some(Grade::Adequate));
    assert_eq!(read.grade(Aspect::CapacityToImprove), Some(Grade::Good));
    assert_eq!(read.grade(Aspect::Outcomes), Some(Grade::Adequate));
    assert_eq!(read.grade(Aspect::Leaders), Some(Grade::Inadequate));
    assert_eq!(
        read.fieldwork
            .first()
            .map(|w| w.value.last.to_string())
            .as_deref(),
        Some("2013-07-12")
    );
    assert_eq!(
        read.published
            .as_ref()
            .map(|p| p.value.to_string())
            .as_deref(),
        Some("2013-08-16")
    );
}

#[test]
fn a_letter_is_read_without_grades_and_says_that_it_was_only_tried_on_invented_ones() {
    let letter = [
        "Ms Quill, Director of Children\u{2019}s Services",
        "Dear Ms Quill",
        "Focused visit to Barnet children\u{2019}s services",
        "This letter tells what was found at the focused visit to Barnet on 5 and 6 March",
        "2024. Two inspectors came.",
    ];
    let read = record(&[&letter]);
    assert_eq!(
        read.kind.as_ref().map(|k| k.value),
        Some(Kind::FocusedVisit)
    );
    assert!(read.judgements.is_empty());
    let days: Vec<String> = read
        .fieldwork
        .iter()
        .map(|w| format!("{}..{}", w.value.first, w.value.last))
        .collect();
    assert_eq!(days, ["2024-03-05..2024-03-06"]);
    assert!(
        read.doubts
            .iter()
            .any(|d| d.says.contains("only been tried on invented ones"))
    );
}

#[test]
fn a_paper_that_is_no_report_is_said_to_be_that() {
    let read = record(&[&["Minutes of the finance committee", "Present: all"]]);
    assert_eq!(read.status, Status::NotAReport);
    assert_eq!(read.pages, 1);
    assert!(read.judgements.is_empty() && read.authority.is_none());
}
