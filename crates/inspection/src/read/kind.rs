//! What lies before us: which layout, which kind of inspection or visit, and where its title stands.
//!
//! Only titles and the heading of the judgement table decide. The words "focused visit" or "monitoring visit"
//! stand in the body of many inspections as history and decide nothing.

use crate::frameworks::Layout;
use crate::read::words::plain;
use crate::record::{Framework, Kind};
use crate::text::{Line, Page, Text};

/// Pages looked at for a title: a cover may come first.
const FIRST_PAGES: usize = 3;
/// Lines a title may run over.
const LONGEST_TITLE: usize = 7;

/// What a report is, by its title and table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Recognised {
    pub(crate) layout: Layout,
    pub(crate) kind: Kind,
    /// The framework where the title alone decides it; a table of judgements decides by its rows.
    pub(crate) framework: Option<Framework>,
    /// Index of the page the title stands on.
    pub(crate) page: usize,
    /// Index of the title's first line; none where the page has a table of judgements and no title.
    pub(crate) title_line: Option<usize>,
    /// The title's lines joined; empty where there is none.
    pub(crate) title: String,
    /// Lines the title runs over.
    pub(crate) title_length: usize,
}

/// How titles begin, and what they title; the first that fits decides.
const TITLES: &[(&str, Layout, Kind, Option<Framework>)] = &[
    (
        "inspection of services for children",
        Layout::Sif,
        Kind::Inspection,
        Some(Framework::Sif),
    ),
    (
        "re inspection of services for children",
        Layout::Sif,
        Kind::Reinspection,
        Some(Framework::Sif),
    ),
    (
        "reinspection of services for children",
        Layout::Sif,
        Kind::Reinspection,
        Some(Framework::Sif),
    ),
    (
        "inspection of looked after children",
        Layout::LookedAfter2013,
        Kind::LookedAfter2013,
        Some(Framework::LookedAfter2013),
    ),
    (
        "inspection of services for looked after",
        Layout::LookedAfter2013,
        Kind::LookedAfter2013,
        Some(Framework::LookedAfter2013),
    ),
    (
        "review of the effectiveness of the local safeguarding",
        Layout::LscbReview,
        Kind::LscbReview,
        Some(Framework::LscbReview),
    ),
];

/// How letters begin; looked for only where nothing above was found.
const LETTERS: &[(&str, Kind, Framework)] = &[
    ("focused visit", Kind::FocusedVisit, Framework::IlacsLetter),
    (
        "ilacs focused visit",
        Kind::FocusedVisit,
        Framework::IlacsLetter,
    ),
    (
        "ofsted focused visit",
        Kind::FocusedVisit,
        Framework::IlacsLetter,
    ),
    ("focussed visit", Kind::FocusedVisit, Framework::IlacsLetter),
    (
        "monitoring visit",
        Kind::MonitoringVisit,
        Framework::IlacsLetter,
    ),
    (
        "ofsted monitoring visit",
        Kind::MonitoringVisit,
        Framework::IlacsLetter,
    ),
    (
        "joint targeted area inspection",
        Kind::Jtai,
        Framework::Jtai,
    ),
    ("joint inspection of", Kind::Jtai, Framework::Jtai),
];

/// Words a letter's title goes on with; prose goes on otherwise.
const TO_WHOM: [&str; 6] = ["of", "to", "at", "in", "letter", "report"];

/// What the report is; none where it is no report of an inspection of children's services.
pub(crate) fn recognise(text: &Text) -> Option<Recognised> {
    let first: Vec<(usize, &Page)> = text.pages.iter().enumerate().take(FIRST_PAGES).collect();
    let table = first.iter().find(|(_, page)| table_heading(page).is_some());
    if let Some((index, page)) = table {
        return Some(with_table(*index, page));
    }
    for (index, page) in &first {
        if let Some((at, (_, layout, kind, framework))) = first_of(page, TITLES, |t| t.0) {
            return Some(titled(*index, page, at, *layout, *kind, *framework));
        }
    }
    for (index, page) in &first {
        if let Some(at) = last_title(page).filter(|at| is_of_childrens_services(page, *at)) {
            return Some(titled(
                *index,
                page,
                at,
                Layout::JudgementTable,
                Kind::Inspection,
                None,
            ));
        }
    }
    first.iter().find_map(|(index, page)| letter(*index, page))
}

/// The heading of a table of judgements: its last line, and where the column of grades begins.
pub(crate) fn table_heading(page: &Page) -> Option<(usize, Option<f32>)> {
    let grade_x = |line: &Line| {
        let last = line.spans.last()?;
        plain(&last.text).starts_with("grade").then_some(last.x)
    };
    for (at, line) in page.lines.iter().enumerate() {
        match plain(&line.text).as_str() {
            "judgement grade" | "judgements grade" | "judgement grades" | "judgment grade" => {
                return Some((at, grade_x(line)));
            }
            "judgement" | "judgements" | "judgment" => {
                // The two words may stand a little apart in height.
                let near = |other: Option<&Line>| {
                    other
                        .filter(|l| plain(&l.text) == "grade" && (l.y - line.y).abs() < 12.0)
                        .and_then(grade_x)
                };
                let below = near(page.lines.get(at + 1));
                let above = at.checked_sub(1).and_then(|i| near(page.lines.get(i)));
                if let Some(x) = below {
                    return Some((at + 1, Some(x)));
                }
                if let Some(x) = above {
                    return Some((at, Some(x)));
                }
            }
            _ => {}
        }
    }
    None
}

fn with_table(index: usize, page: &Page) -> Recognised {
    match last_title(page) {
        Some(at) => titled(
            index,
            page,
            at,
            Layout::JudgementTable,
            kind_of_title(page, at),
            None,
        ),
        None => Recognised {
            layout: Layout::JudgementTable,
            kind: Kind::Inspection,
            framework: None,
            page: index,
            title_line: None,
            title: String::new(),
            title_length: 0,
        },
    }
}

fn titled(
    index: usize,
    page: &Page,
    at: usize,
    layout: Layout,
    kind: Kind,
    framework: Option<Framework>,
) -> Recognised {
    let lines = title_lines(page, at);
    Recognised {
        layout,
        kind,
        framework,
        page: index,
        title_line: Some(at),
        title: lines.join(" "),
        title_length: lines.len(),
    }
}

/// The first line of a page that begins as one of a list does, of the entry that stands first in the list.
fn first_of<'l, T>(
    page: &Page,
    list: &'l [T],
    beginning: impl Fn(&T) -> &'static str,
) -> Option<(usize, &'l T)> {
    let lines: Vec<String> = page.lines.iter().map(|l| plain(&l.text)).collect();
    list.iter().find_map(|entry| {
        lines
            .iter()
            .position(|l| l.starts_with(beginning(entry)))
            .map(|at| (at, entry))
    })
}

/// The title of an inspection with a table of judgements: the last that stands above its dates, for a running
/// header may repeat it higher up.
fn last_title(page: &Page) -> Option<usize> {
    let above = page
        .lines
        .iter()
        .position(|l| is_end_of_title(&plain(&l.text)))
        .unwrap_or(page.lines.len());
    page.lines.iter().take(above).rposition(|line| {
        let words = plain(&line.text);
        [
            "inspection of",
            "re inspection of",
            "reinspection of",
            "short inspection of",
            "standard inspection of",
        ]
        .iter()
        .any(|b| words.starts_with(b))
    })
}

/// Whether a title is one of ours: inspections of schools, homes and the police are titled the same way.
fn is_of_childrens_services(page: &Page, at: usize) -> bool {
    let title = plain(&title_lines(page, at).join(" "));
    [
        "childrens services",
        "childrens social care",
        "children and families",
        "childrens trust",
        "children first",
    ]
    .iter()
    .any(|words| title.contains(words))
}

/// A kind where the title says it; never guessed from the days on site.
fn kind_of_title(page: &Page, at: usize) -> Kind {
    let title = plain(&title_lines(page, at).join(" "));
    if title.starts_with("re inspection") || title.starts_with("reinspection") {
        Kind::Reinspection
    } else if title.starts_with("short inspection") {
        Kind::Short
    } else if title.starts_with("standard inspection") {
        Kind::Standard
    } else {
        Kind::Inspection
    }
}

/// The lines of a title: as large as its first, up to what stands below a title.
fn title_lines(page: &Page, at: usize) -> Vec<String> {
    let Some(first) = page.lines.get(at) else {
        return Vec::new();
    };
    page.lines
        .iter()
        .skip(at)
        .take(LONGEST_TITLE)
        .take_while(|l| (l.size - first.size).abs() < 0.6 && !is_end_of_title(&plain(&l.text)))
        .map(without_footnote_mark)
        .collect()
}

/// A title's line without the small number of a footnote at its end.
fn without_footnote_mark(line: &Line) -> String {
    let kept: Vec<&str> = line
        .spans
        .iter()
        .filter(|s| s.size > 0.8 * line.size || !s.text.chars().all(|c| c.is_ascii_digit()))
        .map(|s| s.text.as_str())
        .collect();
    kept.join(" ")
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim()
        .to_owned()
}

/// What stands below a title: dates, publication, inspector, the table, the greeting of a letter.
fn is_end_of_title(words: &str) -> bool {
    [
        "inspection date",
        "report published",
        "lead inspector",
        "reporting inspector",
        "judgement grade",
        "dear ",
        "date of",
        "visit date",
    ]
    .iter()
    .any(|b| words.starts_with(b))
}

fn letter(index: usize, page: &Page) -> Option<Recognised> {
    for (at, line) in page.lines.iter().enumerate() {
        let words = plain(&line.text);
        let words = words.strip_prefix("re ").unwrap_or(&words);
        for (beginning, kind, framework) in LETTERS {
            let Some(rest) = words.strip_prefix(beginning) else {
                continue;
            };
            let goes_on = rest
                .split_whitespace()
                .next()
                .is_none_or(|w| TO_WHOM.contains(&w));
            // A sentence that happens to begin a line ends in a full stop or runs the width of the page.
            let is_sentence = line.text.trim_end().ends_with('.') || rest.split(' ').count() > 16;
            if goes_on && !is_sentence {
                return Some(titled(
                    index,
                    page,
                    at,
                    Layout::Letter,
                    *kind,
                    Some(*framework),
                ));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests;
