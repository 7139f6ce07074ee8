//! What the first pages of a report say of it, found before anything else is read.

use jiff::civil::Date;

use crate::frameworks;
use crate::read::kind::{self, Recognised};
use crate::read::words::{begins, doubt, on_page, plain};
use crate::read::{Origin, dates, inspector, judgements, title};
use crate::record::{
    AuthorityName, Doubt, Evidence, Framework, Judgement, Kind, Read, Source, Window,
};
use crate::text::{Page, Text};

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

/// Lines looked through for a date below the title.
const LINES_FOR_DATES: usize = 45;
/// Longest time between the last day on site and publication that needs no remark, in days.
const LONGEST_WAIT: i32 = 400;

/// Reads the face of a report; none where the text is no report of an inspection of children's services.
#[must_use]
pub fn read(text: &Text, origin: &Origin) -> Option<(Face, Vec<Doubt>)> {
    let recognised = kind::recognise(text)?;
    let page = text.pages.get(recognised.page)?;
    let mut doubts = Vec::new();

    let fieldwork = fieldwork(page, recognised.kind);
    if fieldwork.is_empty() {
        doubts.push(doubt(
            "inspection_start",
            Some(page.number),
            "No days on site were found.",
        ));
        doubts.push(doubt(
            "inspection_end",
            Some(page.number),
            "No days on site were found.",
        ));
    }
    let first_day = fieldwork.first().map(|w| w.value.first);
    doubts.extend(backwards(&fieldwork));

    let (mut judgements, strange) = judgements::read(text, &recognised);
    doubts.extend(strange);
    let framework = match recognised.framework {
        Some(framework) => framework,
        None => {
            let (framework, strange) =
                judgements::framework(recognised.layout, &judgements, first_day);
            doubts.extend(strange);
            framework
        }
    };
    let facts = frameworks::facts(framework);
    doubts.extend(judgements::complete(
        text,
        facts,
        &mut judgements,
        judgements::reviews_board(page),
    ));

    let (published, strange) = published(page, origin, fieldwork.last().map(|w| w.value.last));
    doubts.extend(strange);
    let day = first_day.or(published.as_ref().map(|p| p.value));
    let (authority, strange) = title::authority(text, &recognised, day, origin);
    doubts.extend(strange);

    let lead_inspectors = inspector::read(text);
    if lead_inspectors.is_empty() {
        doubts.push(doubt(
            "lead_inspector",
            None,
            "No line names a lead inspector.",
        ));
    }
    if matches!(framework, Framework::IlacsLetter | Framework::Jtai) {
        doubts.push(Doubt {
            field: None,
            page: Some(page.number),
            says: "This is a letter without grades. Reading such letters has only been tried on invented ones."
                .to_owned(),
        });
    }
    let face = Face {
        framework,
        kind: recognised.kind,
        title_page: page.number,
        title: title_as_printed(&recognised, page),
        authority,
        fieldwork,
        published,
        lead_inspectors,
        judgements,
    };
    Some((face, doubts))
}

fn title_as_printed(recognised: &Recognised, page: &Page) -> Option<Read<String>> {
    (!recognised.title.is_empty())
        .then(|| on_page(recognised.title.clone(), page.number, &recognised.title))
}

/// The days on site: "Inspection date(s): …", over two lines where it is long.
fn fieldwork(page: &Page, kind: Kind) -> Vec<Read<Window>> {
    for (at, line) in page.lines.iter().enumerate().take(LINES_FOR_DATES) {
        let words = plain(&line.text);
        let is_line = [
            "inspection date",
            "visit date",
            "dates of visit",
            "date of visit",
            "dates of inspection",
            "date of inspection",
        ]
        .iter()
        .any(|b| words.starts_with(b));
        if !is_line {
            continue;
        }
        let mut printed = after_label(&line.text).to_owned();
        let mut words = line.text.clone();
        for next in page.lines.iter().skip(at + 1).take(2) {
            if !dates::is_cut(&printed) || is_another_label(&next.text) {
                break;
            }
            printed.push(' ');
            printed.push_str(&next.text);
            words.push(' ');
            words.push_str(&next.text);
        }
        if let Some(windows) = dates::windows(&printed) {
            return windows
                .into_iter()
                .map(|w| on_page(w, page.number, &words))
                .collect();
        }
    }
    match kind {
        Kind::FocusedVisit | Kind::MonitoringVisit | Kind::Jtai => in_letter(page),
        Kind::Inspection
        | Kind::Short
        | Kind::Standard
        | Kind::Reinspection
        | Kind::LscbReview
        | Kind::LookedAfter2013 => Vec::new(),
    }
}

/// What stands after the label of a line: after its colon, or from its first digit.
fn after_label(line: &str) -> &str {
    line.split_once(':')
        .map(|(_, rest)| rest)
        .or_else(|| {
            line.find(|c: char| c.is_ascii_digit())
                .and_then(|i| line.get(i..))
        })
        .unwrap_or_default()
}

fn is_another_label(line: &str) -> bool {
    let start = line.trim_start();
    ["lead", "report", "published", "age group"]
        .iter()
        .any(|b| begins(start, b))
}

/// The days of a visit in the first sentence of a letter: "… on 5 and 6 March 2024."
fn in_letter(page: &Page) -> Vec<Read<Window>> {
    for (at, line) in page.lines.iter().enumerate() {
        if !plain(&line.text).contains("visit") && !plain(&line.text).contains("inspection") {
            continue;
        }
        let mut sentence = line.text.clone();
        for next in page.lines.iter().skip(at + 1).take(3) {
            sentence.push(' ');
            sentence.push_str(&next.text);
        }
        for link in [" on ", " from ", " between ", " place "] {
            for (i, _) in sentence.match_indices(link) {
                let rest = sentence.get(i + link.len()..).unwrap_or_default();
                let Some(windows) = dates::windows(rest) else {
                    continue;
                };
                // "on 5 and 6 March" is one visit of two days.
                let (Some(first), Some(last)) = (windows.first(), windows.last()) else {
                    continue;
                };
                let window = Window {
                    first: first.first,
                    last: last.last,
                };
                return vec![on_page(window, page.number, &sentence)];
            }
        }
    }
    Vec::new()
}

fn backwards(fieldwork: &[Read<Window>]) -> Vec<Doubt> {
    fieldwork
        .iter()
        .filter(|w| w.value.last < w.value.first)
        .map(|w| {
            let says = format!(
                "The days on site end before they begin: {:?}.",
                w.evidence.words
            );
            doubt("inspection_start", Some(1), says)
        })
        .collect()
}

/// When it was published: printed before 2018; after that from the publisher's link or the file's name.
fn published(
    page: &Page,
    origin: &Origin,
    last_day: Option<Date>,
) -> (Option<Read<Date>>, Vec<Doubt>) {
    let printed = page.lines.iter().take(LINES_FOR_DATES).find_map(|line| {
        let words = plain(&line.text);
        if !words.starts_with("report publi")
            && !words.starts_with("published")
            && !words.starts_with("date published")
        {
            return None;
        }
        let day = dates::first_date(after_label(&line.text))?;
        Some(on_page(day, page.number, &line.text))
    });
    let elsewhere = |source, words: &str, day| Read {
        value: day,
        evidence: Evidence {
            source,
            words: words.to_owned(),
        },
    };
    let name = origin
        .file_name
        .rsplit(['/', '\\'])
        .next()
        .unwrap_or_default();
    let found = printed
        .or_else(|| {
            origin
                .link_published
                .map(|day| elsewhere(Source::Link, &day.to_string(), day))
        })
        .or_else(|| dates::in_file_name(name).map(|day| elsewhere(Source::FileName, name, day)));
    let Some(found) = found else {
        let says = "The report does not print when it was published, and neither its link nor its name says it.";
        return (None, vec![doubt("published", None, says)]);
    };
    let waited = last_day
        .and_then(|last| last.until(found.value).ok())
        .map(|span| span.get_days());
    let strange = match waited {
        Some(days) if !(0..=LONGEST_WAIT).contains(&days) => {
            let says = format!("It was published {days} days after the last day on site.");
            vec![doubt("published", Some(page.number), says)]
        }
        _ => Vec::new(),
    };
    (Some(found), strange)
}

#[cfg(test)]
mod tests;
