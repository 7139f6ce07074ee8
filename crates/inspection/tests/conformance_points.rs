//! The improvement points of the shared real reports: every one found, none invented, text and page right.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use inspection::read::face::Face;
use inspection::read::points;
use inspection::record::{
    Aspect, Evidence, Framework, Grade, Judgement, Kind, Outcome, Part, Source,
};
use inspection::text::{self, Text};
use rayon::prelude::*;
use serde_json::Value;

/// Differences in which the shared list is wrong, each with the proof. `found` and `said` are beginnings of texts.
const LIST_IS_WRONG: &[(&str, &str)] = &[];

#[derive(Default)]
struct Compared {
    right: usize,
    text_differs: Vec<String>,
    missing: Vec<String>,
    invented: Vec<String>,
    wrong_page: Vec<String>,
    doubts: Vec<String>,
}

#[test]
fn every_point_of_the_shared_reports_is_read_as_printed() {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/conformance/reports");
    let Ok(listed) = read_text(&reports.join("points.jsonl")) else {
        eprintln!("the shared reports are not here; nothing was compared");
        return;
    };
    let listed: Vec<Value> = listed
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of points.jsonl"))
        .collect();
    let compared: BTreeMap<String, Compared> = listed
        .par_iter()
        .filter_map(|said| {
            let path = said["pdf_path"].as_str()?;
            Some((path.to_owned(), compare(&reports.join(path), said)?))
        })
        .collect();
    let mut right = 0;
    let mut wrong = 0;
    let mut unexpected = 0;
    for (path, report) in &compared {
        right += report.right;
        let kinds = [
            ("text differs", &report.text_differs),
            ("missing", &report.missing),
            ("invented", &report.invented),
            ("wrong page", &report.wrong_page),
            ("doubt", &report.doubts),
        ];
        for (kind, lines) in kinds {
            for line in lines {
                eprintln!("{path}: {kind}: {line}");
                if kind != "doubt" {
                    wrong += 1;
                    unexpected += usize::from(
                        !LIST_IS_WRONG
                            .iter()
                            .any(|(file, words)| path.contains(file) && line.contains(words)),
                    );
                }
            }
        }
    }
    eprintln!(
        "{} reports, {right} points right, {wrong} differences, {unexpected} of them unexplained",
        compared.len()
    );
    assert_eq!(unexpected, 0, "see above");
}

#[expect(clippy::disallowed_methods, reason = "a test reads the shared reports")]
fn read_text(path: &PathBuf) -> std::io::Result<String> {
    std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

#[expect(clippy::disallowed_methods, reason = "a test reads the shared reports")]
fn compare(path: &Path, said: &Value) -> Option<Compared> {
    let bytes = std::fs::read(path).expect("a shared report");
    let face = face(said)?;
    let text = text::text(&bytes).expect("a report with text");
    let (points, doubts) = points::read(&text, &face);
    let mut out = Compared {
        doubts: doubts.iter().map(|d| format!("{d:?}")).collect(),
        ..Compared::default()
    };
    let mut left: Vec<(Part, String)> = points.iter().map(|p| (p.part, p.text.clone())).collect();
    for point in &points {
        if !page_has(&text, point.page, &point.text) {
            out.wrong_page
                .push(format!("{} {}", point.page, point.text));
        }
    }
    let mut unmatched = Vec::new();
    for point in said["points"].as_array().expect("points") {
        let part = if point["part"] == "lscb" {
            Part::Lscb
        } else {
            Part::Authority
        };
        let words = fold(point["text"].as_str().expect("a text"));
        if let Some(at) = left.iter().position(|(p, t)| *p == part && *t == words) {
            left.remove(at);
            out.right += 1;
        } else {
            unmatched.push((part, words));
        }
    }
    for (part, words) in unmatched {
        let alike = left.iter().position(|(p, t)| {
            *p == part && (beginning(t) == beginning(&words) || ending(t) == ending(&words))
        });
        if let Some(at) = alike {
            let (_, found) = left.remove(at);
            out.text_differs
                .push(format!("\n   said  {words}\n   found {found}"));
        } else {
            out.missing.push(format!("{part:?} {words}"));
        }
    }
    out.invented = left
        .into_iter()
        .map(|(part, t)| format!("{part:?} {t}"))
        .collect();
    Some(out)
}

fn beginning(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .take(24)
        .collect()
}

fn ending(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.drain(..letters.len().saturating_sub(24));
    letters.into_iter().collect()
}

/// White space folded, and characters that print alike spelt as the reading spells them.
fn fold(text: &str) -> String {
    let text: String = text.chars().filter_map(text::normalise).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the first words of a point stand on a page.
fn page_has(text: &Text, page: u16, words: &str) -> bool {
    let first: String = words.split_whitespace().take(4).collect();
    text.pages.iter().filter(|p| p.number == page).any(|p| {
        let all: String = p
            .lines
            .iter()
            .flat_map(|l| l.text.chars())
            .filter(|c| !c.is_whitespace())
            .collect();
        all.contains(&first)
    })
}

/// What stands on the first page, as far as the reading of points needs it.
fn face(said: &Value) -> Option<Face> {
    let (framework, kind) = match said["framework"].as_str()? {
        "sif" => (Framework::Sif, Kind::Inspection),
        "ilacs_2018" => (Framework::Ilacs2018, Kind::Inspection),
        "ilacs_2023" => (Framework::Ilacs2023, Kind::Inspection),
        "ilacs_2026" => (Framework::Ilacs2026, Kind::Inspection),
        other if other.contains("2013") => (Framework::LookedAfter2013, Kind::LookedAfter2013),
        other if other.contains("LSCB") => (Framework::LscbReview, Kind::LscbReview),
        _ => return None,
    };
    let judged = |aspect, grade| Judgement {
        aspect,
        outcome: Outcome::Graded(grade),
        evidence: Evidence {
            source: Source::Page(1),
            words: String::new(),
        },
    };
    let mut judgements = Vec::new();
    if said["n_lscb"].as_u64() > Some(0) {
        judgements.push(judged(Aspect::Lscb, Grade::Good));
    }
    if said["n_local_authority"].as_u64() == Some(0) {
        judgements.push(judged(Aspect::Overall, Grade::Outstanding));
    }
    Some(Face {
        framework,
        kind,
        title_page: 1,
        title: None,
        authority: None,
        fieldwork: Vec::new(),
        published: None,
        lead_inspectors: Vec::new(),
        judgements,
    })
}
