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

/// Reports in which the shared list is wrong, each with what the page shows. Every point read beyond the list
/// is still required to stand on its page, after its number.
const LIST_IS_WRONG: &[(&str, &str)] = &[
    (
        "80429_birmingham/children's services inspection - 23 may 2014",
        BOARD,
    ),
    (
        "80442_buckinghamshire/children's services inspection - 08 august 2014",
        BOARD,
    ),
    (
        "80445_cambridgeshire/children's services inspection - 08 august 2014",
        BOARD,
    ),
    (
        "80449_bradford/children's services inspection - 23 may 2014",
        BOARD,
    ),
    (
        "80450_london corporation/children's services inspection - 20 september 2016",
        BOARD,
    ),
    (
        "80456_coventry/children's services inspection - 21 march 2014",
        BOARD,
    ),
    (
        "80460_derbyshire/children's services inspection - 11 february 2014",
        BOARD,
    ),
    (
        "80467_east sussex/children's services inspection - 21 march 2014",
        BOARD,
    ),
    (
        "80472_hampshire/children's services inspection - 22 april 2014",
        BOARD,
    ),
    (
        "80474_herefordshire/children's services inspection - 30 june 2014",
        BOARD,
    ),
    (
        "80488_bexley/children's services inspection - 23 may 2014",
        BOARD,
    ),
    (
        "80498_haringey/children's services inspection - 18 july 2014",
        BOARD,
    ),
    (
        "80501_hillingdon/children's services inspection - 11 february 2014",
        BOARD,
    ),
    (
        "80503_hounslow/children's services inspection - 21 march 2014",
        BOARD,
    ),
    (
        "80536_oxfordshire/children's services inspection - 30 june 2014",
        BOARD,
    ),
    (
        "80553_slough/children's services inspection - 14 february 2014",
        BOARD,
    ),
    (
        "80568_swindon/children's services inspection - 23 may 2014",
        BOARD,
    ),
    (
        "80473_hartlepool/children's services inspection - 11 february 2014",
        CUT,
    ),
    (
        "80446_central bedfordshire/children's services inspection - 25 august 2017",
        CUT,
    ),
    (
        "80499_harrow/children's services inspection - 31 march 2017",
        CUT,
    ),
    (
        "80522_medway/children's services inspection - 27 november 2015",
        CUT,
    ),
    (
        "80528_north somerset/children's services inspection - 25 august 2017",
        CUT,
    ),
    (
        "80569_tameside/children's services inspection - 09 december 2016",
        CUT,
    ),
    (
        "80431_blackpool/children's services inspection - 08 september 2014",
        "the list glues the bold heading that follows to the point before it",
    ),
    (
        "80539_portsmouth/children's services inspection - 01 september 2014",
        "the list counts the sentence that there is nothing for immediate improvement",
    ),
    (
        "80567_surrey/children's services inspection - 16 may 2018",
        "the list leaves one number, 8, in the text, and takes the others off",
    ),
];

/// Why points of the board stand here that the list does not have.
const BOARD: &str =
    "the list leaves out the board's numbered points, printed in its own part of the report";
/// Why a text goes on after the list's, or more points follow.
const CUT: &str = "the list cuts a point at the end of a line that the next begins like a heading, and may stop there";

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
                    let known = LIST_IS_WRONG.iter().any(|(file, _)| path.starts_with(file));
                    unexpected += usize::from(!known || kind == "wrong page");
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
        let words = point.number.map_or_else(
            || point.text.clone(),
            |number| format!("{number}. {}", point.text),
        );
        if !page_has(&text, point.page, &words) {
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
        if let Some(at) = left
            .iter()
            .position(|(p, t)| *p == part && bare(t) == bare(&words))
        {
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

/// Without white space: the list keeps or drops a space after a hyphen at the end of a line as it happens.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
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
