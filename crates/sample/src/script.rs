//! The texts in `reports/`: what their marks mean, laid out as a PDF, and what a reader should find.
//!
//! A text begins with lines `! name: value`. Then, a line each: `# title`, `## heading`, `### heading`,
//! `= heading | grade` (a heading with its grade at the right), `| label | grade` (a row of the table of judgements),
//! `*` before a point (`* text` with a bullet, `*7. text` numbered), `** text` a heading within a list,
//! `- text` a bullet, `-- text` a bullet under a bullet, `7. text` a numbered paragraph, `_ text` a line of its own,
//! `^1 text` a note at the foot of the page, `---` a new page, `lscb` a switch to the safeguarding board's points.
//! Anything else is a paragraph.

use std::collections::BTreeMap;

use crate::Report;
use crate::paper::{Paper, TEXT};

/// What a reader should find in a report, in the words of `reports read --format csv`.
#[derive(Debug, Clone, Default)]
pub struct Truth {
    /// Fields by name; a field that is not here should be empty.
    pub fields: BTreeMap<&'static str, &'static str>,
    /// Improvement points in order.
    pub points: Vec<TruthPoint>,
    /// How many numbered paragraphs there are.
    pub paragraphs: usize,
    /// How many pages.
    pub pages: usize,
}

/// A point a reader should find.
#[derive(Debug, Clone)]
pub struct TruthPoint {
    /// Whether it is the safeguarding board's.
    pub lscb: bool,
    /// The number printed before it.
    pub number: Option<u16>,
    /// The text, whole.
    pub text: String,
    /// The page it begins on.
    pub page: usize,
}

/// A text as a report.
pub(crate) fn laid_out(text: &'static str) -> Report {
    let mut fields = BTreeMap::new();
    let mut body = Vec::new();
    for line in text.lines() {
        match line
            .strip_prefix("! ")
            .and_then(|line| line.split_once(": "))
        {
            Some((name, value)) => {
                fields.insert(name, value);
            }
            None if !line.trim().is_empty() => body.push(line),
            None => {}
        }
    }
    let file_name = fields.remove("file").unwrap_or_default().to_owned();
    let running = fields
        .remove("foot")
        .into_iter()
        .flat_map(|foot| foot.split(" / "))
        .map(str::to_owned)
        .collect();
    let mut paper = Paper::new(&file_name, running);
    let mut truth = Truth {
        fields,
        ..Truth::default()
    };
    let mut lscb = false;
    for line in body {
        if line == "lscb" {
            lscb = true;
        } else {
            set(line, lscb, &mut paper, &mut truth);
        }
    }
    truth.pages = paper.pages();
    Report {
        file_name,
        bytes: paper.written(true),
        truth: Some(truth),
    }
}

fn set(line: &str, lscb: bool, paper: &mut Paper, truth: &mut Truth) {
    let (mark, words) = line.split_once(' ').unwrap_or((line, ""));
    let (left, right) = words.rsplit_once(" | ").unwrap_or((words, ""));
    match mark {
        "---" => paper.new_page(),
        "#" => paper.heading(words, 20.0),
        "##" => paper.heading(words, 15.0),
        "###" | "**" => paper.heading(words, 12.0),
        "=" => paper.graded_heading(left, right),
        "|" => paper.row(left, right, false),
        "_" => paper.line(words, TEXT, false),
        "_b" => paper.line(words, 13.0, true),
        "-" => paper.paragraph("•", words, 0.0),
        "--" => paper.paragraph("–", words, 24.0),
        "*" => {
            paper.paragraph("•", words, 0.0);
            point(truth, paper, lscb, None, words);
        }
        _ if mark.starts_with('^') => {
            paper.note(&format!("{} {words}", mark.trim_start_matches('^')))
        }
        _ => match (mark.strip_prefix('*').and_then(number), number(mark)) {
            (Some(printed), _) => {
                paper.paragraph(&format!("{printed}."), words, 0.0);
                point(truth, paper, lscb, Some(printed), words);
            }
            (None, Some(_)) => {
                paper.paragraph(mark, words, 0.0);
                truth.paragraphs += 1;
            }
            (None, None) => paper.paragraph("", line, 0.0),
        },
    }
}

/// Points are short: one that is broken over two pages would be counted on the second, so the tests refuse it.
fn point(truth: &mut Truth, paper: &Paper, lscb: bool, number: Option<u16>, words: &str) {
    truth.points.push(TruthPoint {
        lscb,
        number,
        text: words.to_owned(),
        page: paper.pages(),
    });
}

/// The number of a mark such as `12.`.
fn number(mark: &str) -> Option<u16> {
    mark.strip_suffix('.')?.parse().ok()
}
