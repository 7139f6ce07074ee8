//! Every judgement of a report, by label and place, checked against the headings of its body.

use std::collections::BTreeMap;

use crate::frameworks::{self, Facts, Judged, Layout};
use crate::read::headings;
use crate::read::kind::{self, Recognised};
use crate::read::table::{self, Place, Row};
use crate::read::words::{doubt, evidence, grade, plain};
use crate::record::{Aspect, Doubt, Framework, Grade, Judgement, Outcome};
use crate::text::{Line, Page, Text};

/// The judgements of a report's tables and headline, before its framework is known; doubts of what is strange.
pub(crate) fn read(text: &Text, recognised: &Recognised) -> (Vec<Judgement>, Vec<Doubt>) {
    let pages = text.pages.get(recognised.page..).unwrap_or_default();
    let mut doubts = Vec::new();
    let judgements = match recognised.layout {
        Layout::JudgementTable => {
            let heading = pages.first().and_then(kind::table_heading);
            let (skip, grade_x) = heading.map_or((0, None), |(at, x)| (at + 1, x));
            of_table(
                Layout::JudgementTable,
                pages,
                skip,
                grade_x,
                true,
                &mut doubts,
            )
        }
        Layout::Sif => {
            let mut found: Vec<Judgement> = pages
                .first()
                .and_then(|p| headline(p, recognised))
                .into_iter()
                .collect();
            let skip = recognised
                .title_line
                .map_or(0, |at| at + recognised.title_length);
            let table = of_table(Layout::Sif, pages, skip, None, false, &mut doubts);
            found.splice(0..0, table);
            // Reinspections recall the board's earlier grade: only where the title says so was it reviewed.
            if pages.first().is_some_and(reviews_board) {
                found.extend(headings::board(text));
            }
            found
        }
        Layout::LookedAfter2013 => match main_findings(text) {
            Some((page, line)) => {
                let pages = text.pages.get(page..).unwrap_or_default();
                of_table(
                    Layout::LookedAfter2013,
                    pages,
                    line + 1,
                    None,
                    false,
                    &mut doubts,
                )
            }
            None => Vec::new(),
        },
        Layout::LscbReview => headings::board(text).into_iter().collect(),
        Layout::Letter => Vec::new(),
    };
    (judgements, doubts)
}

/// Whether the title says that the safeguarding board was reviewed too.
pub(crate) fn reviews_board(page: &Page) -> bool {
    page.lines.iter().any(|line| {
        let words = plain(&line.text);
        words.starts_with("review of the effectiveness of the local safeguarding")
            || words.starts_with("and review of the effectiveness of the local safeguarding")
    })
}

/// Adds what the table left out and the body says; doubts where the two disagree and where neither says it.
pub(crate) fn complete(
    text: &Text,
    facts: &Facts,
    judgements: &mut Vec<Judgement>,
    has_board: bool,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let second = headings::grades(text, facts);
    for judged in facts.judged {
        let again = second.get(&judged.aspect);
        let first = judgements.iter().find(|j| j.aspect == judged.aspect);
        match (first, again) {
            (Some(first), Some(again)) => doubts.extend(disagreement(judged, first, again)),
            (Some(_), None) => {}
            (None, Some(again)) => judgements.extend(again.first().cloned()),
            (None, None) => {
                let expected = judged.expected || (judged.aspect == Aspect::Lscb && has_board);
                if expected {
                    let says =
                        format!("No judgement was found for {}.", judged.name.to_lowercase());
                    doubts.push(doubt(judged.aspect.word(), Some(1), says));
                }
            }
        }
    }
    let order = |j: &Judgement| facts.judged.iter().position(|f| f.aspect == j.aspect);
    judgements.sort_by_key(|j| order(j).unwrap_or(usize::MAX));
    doubts
}

/// The framework whose table this is: by what is judged, or by the first day on site where rows are missing.
pub(crate) fn framework(
    layout: Layout,
    judgements: &[Judgement],
    day: Option<jiff::civil::Date>,
) -> (Framework, Vec<Doubt>) {
    let has = |aspect| judgements.iter().any(|j| j.aspect == aspect);
    let fits = |f: &Facts| judgements.iter().all(|j| f.judges(j.aspect));
    let whole = |f: &Facts| fits(f) && f.judged.iter().all(|j| !j.expected || has(j.aspect));
    let by_rows = frameworks::with_layout(layout).find(|f| whole(f));
    let by_day = day.and_then(|day| frameworks::in_force(layout, day));
    match (by_rows, by_day) {
        (Some(rows), Some(day)) if rows.framework == day.framework => (rows.framework, Vec::new()),
        // A row that was not read makes one table look like another: the day decides where it can.
        (_, Some(day)) if fits(day) => (day.framework, Vec::new()),
        (Some(rows), other) => {
            let says = match other {
                Some(day) => format!(
                    "The table is that of {}, the days on site are in {}.",
                    rows.name, day.name
                ),
                None => format!(
                    "The table is that of {}, and no days on site confirm it.",
                    rows.name
                ),
            };
            (rows.framework, vec![doubt("framework", Some(1), says)])
        }
        (None, other) => {
            let nearest = frameworks::with_layout(layout)
                .filter(|f| fits(f))
                .last()
                .or(other);
            let says = "The table of judgements is that of no framework known.";
            let framework = nearest.map_or(Framework::Ilacs2023, |f| f.framework);
            (framework, vec![doubt("framework", Some(1), says)])
        }
    }
}

fn disagreement(judged: &Judged, first: &Judgement, again: &[Judgement]) -> Option<Doubt> {
    if again.iter().any(|j| j.outcome == first.outcome) {
        return None;
    }
    let other = again.first()?;
    let page = match other.evidence.source {
        crate::record::Source::Page(page) => Some(page),
        crate::record::Source::FileName
        | crate::record::Source::Link
        | crate::record::Source::Person => None,
    };
    let says = format!(
        "The table says {:?} of {}, a heading of the body {:?}.",
        first.evidence.words,
        judged.name.to_lowercase(),
        other.evidence.words
    );
    Some(doubt(judged.aspect.word(), page, says))
}

/// The judgements of a table: its rows by their labels, never by their place or number.
fn of_table(
    layout: Layout,
    pages: &[Page],
    skip: usize,
    grade_x: Option<f32>,
    prose_ends_it: bool,
    doubts: &mut Vec<Doubt>,
) -> Vec<Judgement> {
    let mut beginnings: Vec<&str> = frameworks::with_layout(layout)
        .flat_map(|f| f.row_beginnings.iter().copied())
        .collect();
    beginnings.dedup();
    let most_rows = frameworks::with_layout(layout)
        .map(|f| f.judged.iter().filter(|j| !j.row.is_empty()).count())
        .max()
        .unwrap_or(0);
    let two = pages.get(..2.min(pages.len())).unwrap_or_default();
    let rows = table::rows(&Place {
        pages: two,
        skip,
        grade_x,
        prose_ends_it,
        beginnings: &beginnings,
        ends: &BELOW_A_TABLE,
        most_rows,
    });
    let mut found: Vec<Judgement> = Vec::new();
    for row in &rows {
        match (aspect_of(&row.label, layout), row.outcome) {
            (Some(aspect), Some(outcome)) if !found.iter().any(|j| j.aspect == aspect) => found
                .push(Judgement {
                    aspect,
                    outcome,
                    evidence: evidence(row.page, &row.words),
                }),
            (None, Some(_)) => doubts.push(unknown_row(row)),
            (Some(_), _) | (None, None) => {}
        }
    }
    found
}

/// How lines begin that stand below a table of judgements.
const BELOW_A_TABLE: [&str; 8] = [
    "contents",
    "executive summary",
    "summary of findings",
    "ofsted produces",
    "the judgement for the effectiveness",
    "the effectiveness of the local",
    "the effectiveness of the lscb",
    "the judgement on the effectiveness",
];

fn unknown_row(row: &Row) -> Doubt {
    Doubt {
        field: None,
        page: Some(row.page),
        says: format!(
            "The table of judgements has a row that is not known: {:?}.",
            row.words
        ),
    }
}

/// What a row judges: of all frameworks with this layout, the longest words that fit its label.
fn aspect_of(label: &str, layout: Layout) -> Option<Aspect> {
    frameworks::with_layout(layout)
        .flat_map(|f| f.judged.iter())
        .flat_map(|j| j.row.iter().map(move |words| (j.aspect, *words)))
        .filter(|(_, words)| label.contains(words))
        .max_by_key(|(_, words)| words.len())
        .map(|(aspect, _)| aspect)
}

/// The overall grade in the headline of 2013 to 2018: "The overall judgement is …" or "Children's services in … are …".
fn headline(page: &Page, recognised: &Recognised) -> Option<Judgement> {
    let below = recognised.title_line? + recognised.title_length;
    let at = page.lines.iter().skip(below).position(is_headline)? + below;
    let mut printed = String::new();
    // A long name pushes the grade to the second or third line.
    for line in page.lines.iter().skip(at).take(3) {
        printed.push_str(&line.text);
        printed.push(' ');
        let words = plain(&printed);
        let words: Vec<&str> = words.split(' ').collect();
        // "require" at the end of a line is completed by the next one.
        let found = (0..words.len()).find_map(|i| grade(words.get(i..).unwrap_or_default()));
        if let Some((grade, _)) = found {
            return Some(Judgement {
                aspect: Aspect::Overall,
                outcome: Outcome::Graded(grade),
                evidence: evidence(page.number, &printed),
            });
        }
    }
    None
}

fn is_headline(line: &Line) -> bool {
    let words = plain(&line.text);
    [
        "the overall judgement",
        "overall judgement",
        "childrens service",
        "childrens social care",
        "the overall effectiveness",
        "services for children",
    ]
    .iter()
    .any(|b| words.starts_with(b))
}

/// Page and line of the table at the end of the reports of 2013.
fn main_findings(text: &Text) -> Option<(usize, usize)> {
    text.pages.iter().enumerate().rev().find_map(|(p, page)| {
        let line = page
            .lines
            .iter()
            .rposition(|l| plain(&l.text) == "record of main findings")?;
        Some((p, line))
    })
}

/// Grades said a second time, by aspect.
pub(crate) type Second = BTreeMap<Aspect, Vec<Judgement>>;

/// Whether a grade belongs to a framework's scale.
pub(crate) fn in_scale(facts: &Facts, grade: Grade) -> bool {
    facts.grade_words(grade).is_some()
}
