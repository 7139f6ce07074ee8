//! Three invented reports of an invented authority, and what came of their points.

use super::{Mention, Recurrence, Said, Standing, came_of, matrix};
use crate::record::{
    List, Paragraph, Part, Point, Record, Section, SectionKind, Sentence, Status, Tone,
};
use crate::themes::{self, ThemeId};

fn point(text: &str) -> Point {
    Point {
        position: 1,
        number: Some(4),
        part: Part::Authority,
        list: List::Recommendations,
        under: None,
        text: text.to_owned(),
        page: 7,
        themes: themes::of(text),
    }
}

/// A paragraph of sentences with their tones.
fn paragraph(number: u16, page: u16, sentences: &[(&str, Tone)]) -> Paragraph {
    let mut text = String::new();
    let mut ranges = Vec::new();
    for (words, tone) in sentences {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = u32::try_from(text.len()).unwrap();
        text.push_str(words);
        ranges.push(Sentence {
            start,
            end: u32::try_from(text.len()).unwrap(),
            tone: *tone,
        });
    }
    Paragraph {
        number: Some(number),
        page,
        themes: themes::of(&text),
        text,
        sentences: ranges,
    }
}

fn record(points: Vec<Point>, kind: SectionKind, paragraphs: Vec<Paragraph>) -> Record {
    let mut record = Record::not_read(Status::Read, "invented");
    record.points = points;
    record.sections = vec![Section {
        heading: "Findings".to_owned(),
        kind,
        page: 1,
        paragraphs,
    }];
    record
}

fn theme(slug: &str) -> ThemeId {
    ThemeId::from_slug(slug).unwrap()
}

/// Asked in 2017 and 2019, answered in 2024.
fn story() -> Vec<Record> {
    vec![
        record(
            vec![point("Improve return home interviews.")],
            SectionKind::Summary,
            vec![paragraph(
                1,
                2,
                &[
                    ("Caseloads are low.", Tone::Praise),
                    ("Return interviews take place.", Tone::Neutral),
                ],
            )],
        ),
        record(
            vec![point("The quality of return interviews.")],
            SectionKind::Summary,
            vec![paragraph(12, 3, &[("Neglect is seen.", Tone::Praise)])],
        ),
        record(
            Vec::new(),
            SectionKind::Summary,
            vec![paragraph(
                17,
                4,
                &[
                    ("Return interviews are offered quickly.", Tone::Praise),
                    ("Too few lead to anything.", Tone::Fault),
                    ("Caseloads are too high.", Tone::Fault),
                ],
            )],
        ),
    ]
}

#[test]
fn a_point_finds_the_same_theme_before_and_after_to_the_sentence() {
    let story = story();
    let reports: Vec<&Record> = story.iter().collect();
    let came = came_of(&reports, 1, 0);
    assert_eq!(came.len(), 1);
    assert_eq!(came[0].theme, theme("return-interviews"));
    assert_eq!(
        came[0].before,
        [
            Mention {
                report: 0,
                said: Said::Point(0)
            },
            Mention {
                report: 0,
                said: Said::Touched(0, 0, 1)
            },
        ]
    );
    // The second sentence names nothing and goes on about the first; the third is about another theme.
    assert_eq!(
        came[0].after,
        [
            Mention {
                report: 2,
                said: Said::Praise(0, 0, 0)
            },
            Mention {
                report: 2,
                said: Said::Fault(0, 0, 1)
            },
        ]
    );
}

#[test]
fn a_mention_has_its_words_page_and_number() {
    let story = story();
    let reports: Vec<&Record> = story.iter().collect();
    let all = Recurrence::new(&reports);
    let place = all
        .place(Mention {
            report: 2,
            said: Said::Fault(0, 0, 1),
        })
        .unwrap();
    assert_eq!(
        (place.page, place.number, place.words),
        (4, Some(17), "Too few lead to anything.")
    );
    let place = all
        .place(Mention {
            report: 0,
            said: Said::Point(0),
        })
        .unwrap();
    assert_eq!((place.page, place.number), (7, Some(4)));
    assert_eq!(
        all.place(Mention {
            report: 9,
            said: Said::Point(0)
        }),
        None
    );
}

#[test]
fn the_matrix_counts_each_report_and_the_runs() {
    let story = story();
    let reports: Vec<&Record> = story.iter().collect();
    let rows = matrix(&reports);
    let row = rows
        .iter()
        .find(|r| r.theme == theme("return-interviews"))
        .unwrap();
    let standings: Vec<Standing> = row.cells.iter().map(super::Cell::standing).collect();
    assert_eq!(
        standings,
        [Standing::Asked, Standing::Asked, Standing::Both]
    );
    assert_eq!(row.times_asked(), 2);
    assert_eq!(row.longest_run(), 2);
    assert_eq!(row.current_run(), 0);
    let caseloads = rows.iter().find(|r| r.theme == theme("caseloads")).unwrap();
    let standings: Vec<Standing> = caseloads.cells.iter().map(super::Cell::standing).collect();
    assert_eq!(
        standings,
        [Standing::Praised, Standing::NotRaised, Standing::Faulted]
    );
    assert!(rows.iter().all(|r| r.cells.len() == 3));
}

#[test]
fn facts_about_the_area_are_no_findings() {
    let report = record(
        Vec::new(),
        SectionKind::About,
        vec![paragraph(2, 5, &[("Neglect is common.", Tone::Fault)])],
    );
    assert!(matrix(&[&report]).is_empty());
}

#[test]
fn a_point_that_is_not_there_came_to_nothing() {
    let story = story();
    let reports: Vec<&Record> = story.iter().collect();
    assert!(came_of(&reports, 2, 0).is_empty());
    assert!(came_of(&reports, 7, 0).is_empty());
    assert!(came_of(&[], 0, 0).is_empty());
}
