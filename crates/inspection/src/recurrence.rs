//! What came of a point: the same theme in later and earlier reports of the same authority.
//!
//! Reports are joined by theme, to the sentence. A sentence is on a theme where it names it by a phrase;
//! one that names nothing speaks of what the sentence before it in the paragraph spoke of ("These are
//! not timely"). Where the whole paragraph has its themes by faint words only, all its sentences are on
//! them. Facts about the area and the list of points itself are no findings and are left out.

use std::collections::BTreeMap;

use crate::record::{Paragraph, Record, Section, SectionKind, Tone};
use crate::themes::{self, ThemeId};

/// Where a theme stands in one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Index of the report in the slice given.
    pub report: usize,
    /// What is said.
    pub said: Said,
}

/// What a report says on a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Asked to improve: index into the report's points.
    Point(usize),
    /// A paragraph finds fault, alone or beside praise: section and paragraph index, and the sentence's index.
    Fault(usize, usize, usize),
    /// A paragraph praises: section and paragraph index, and the sentence's index.
    Praise(usize, usize, usize),
    /// A paragraph is on the theme without praise or fault: section and paragraph index, and the index of
    /// its first sentence on it.
    Touched(usize, usize, usize),
}

/// The words of a mention, and where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The page they begin on.
    pub page: u16,
    /// The number printed before the paragraph or point, if any.
    pub number: Option<u16>,
    /// The point, or the sentence.
    pub words: &'a str,
}

/// What other reports of the authority say on the themes of one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameOfIt {
    /// The theme that joins them.
    pub theme: ThemeId,
    /// Mentions in earlier reports, oldest first.
    pub before: Vec<Mention>,
    /// Mentions in later reports, oldest first.
    pub after: Vec<Mention>,
}

/// Every theme an authority's reports speak of, and where.
#[derive(Debug)]
pub struct Recurrence<'a> {
    reports: &'a [&'a Record],
    mentions: BTreeMap<ThemeId, Vec<Mention>>,
}

/// One theme through an authority's reports: a row of the recurrence matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The theme.
    pub theme: ThemeId,
    /// One cell for each report, oldest first.
    pub cells: Vec<Cell>,
}

/// What one report says on one theme, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Indexes of the points that name it.
    pub points: Vec<usize>,
    /// Sentences that find fault, alone or beside praise.
    pub faulted: usize,
    /// Sentences that praise.
    pub praised: usize,
    /// Paragraphs that speak of it without either.
    pub touched: usize,
}

/// A cell in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A point asks for it to be improved.
    Asked,
    /// Sentences find fault, and none praises.
    Faulted,
    /// Some sentences find fault and others praise.
    Both,
    /// Sentences praise, and none finds fault.
    Praised,
    /// Spoken of without praise or fault.
    Touched,
    /// Not spoken of.
    NotRaised,
}

impl<'a> Recurrence<'a> {
    /// Joins an authority's reports, oldest first, by theme.
    #[must_use]
    pub fn new(reports: &'a [&'a Record]) -> Self {
        let mut mentions: BTreeMap<ThemeId, Vec<Mention>> = BTreeMap::new();
        for (report, record) in reports.iter().enumerate() {
            for (index, point) in record.points.iter().enumerate() {
                for theme in &point.themes {
                    mentions.entry(*theme).or_default().push(Mention {
                        report,
                        said: Said::Point(index),
                    });
                }
            }
            for (section_index, section) in record.sections.iter().enumerate() {
                if !holds_findings(section) {
                    continue;
                }
                for (index, paragraph) in section.paragraphs.iter().enumerate() {
                    for (theme, said) in said_in(paragraph, section_index, index) {
                        mentions
                            .entry(theme)
                            .or_default()
                            .push(Mention { report, said });
                    }
                }
            }
        }
        Self { reports, mentions }
    }

    /// Every mention of a theme: oldest report first, in each its points before its findings.
    #[must_use]
    pub fn mentions(&self, theme: ThemeId) -> &[Mention] {
        self.mentions.get(&theme).map_or(&[], Vec::as_slice)
    }

    /// What other reports say on the themes of a point; empty where there is no such point.
    #[must_use]
    pub fn came_of(&self, report: usize, point: usize) -> Vec<CameOfIt> {
        let Some(point) = self.reports.get(report).and_then(|r| r.points.get(point)) else {
            return Vec::new();
        };
        point
            .themes
            .iter()
            .map(|theme| {
                let all = self.mentions(*theme);
                CameOfIt {
                    theme: *theme,
                    before: all.iter().filter(|m| m.report < report).copied().collect(),
                    after: all.iter().filter(|m| m.report > report).copied().collect(),
                }
            })
            .collect()
    }

    /// Every theme spoken of, in the order of the list, with a cell for each report.
    #[must_use]
    pub fn matrix(&self) -> Vec<Row> {
        self.mentions
            .iter()
            .map(|(theme, mentions)| {
                let mut cells = vec![Cell::default(); self.reports.len()];
                for mention in mentions {
                    let Some(cell) = cells.get_mut(mention.report) else {
                        continue;
                    };
                    match mention.said {
                        Said::Point(index) => cell.points.push(index),
                        Said::Fault(..) => cell.faulted += 1,
                        Said::Praise(..) => cell.praised += 1,
                        Said::Touched(..) => cell.touched += 1,
                    }
                }
                Row {
                    theme: *theme,
                    cells,
                }
            })
            .collect()
    }

    /// The words of a mention and where they stand; none where the mention is not of these reports.
    #[must_use]
    pub fn place(&self, mention: Mention) -> Option<Place<'a>> {
        let record = self.reports.get(mention.report)?;
        match mention.said {
            Said::Point(index) => record.points.get(index).map(|point| Place {
                page: point.page,
                number: point.number,
                words: &point.text,
            }),
            Said::Fault(section, index, sentence)
            | Said::Praise(section, index, sentence)
            | Said::Touched(section, index, sentence) => {
                let paragraph = record.sections.get(section)?.paragraphs.get(index)?;
                let sentence = paragraph.sentences.get(sentence)?;
                Some(Place {
                    page: paragraph.page,
                    number: paragraph.number,
                    words: words(paragraph, sentence.start, sentence.end)?,
                })
            }
        }
    }
}

impl Row {
    /// In how many reports a point names the theme.
    #[must_use]
    pub fn times_asked(&self) -> usize {
        self.cells.iter().filter(|c| !c.points.is_empty()).count()
    }

    /// The longest run of reports, one after the other, in which a point names the theme.
    #[must_use]
    pub fn longest_run(&self) -> usize {
        let (mut longest, mut run) = (0, 0);
        for cell in &self.cells {
            run = if cell.points.is_empty() { 0 } else { run + 1 };
            longest = longest.max(run);
        }
        longest
    }

    /// The run of such reports that ends with the latest; nought where the latest does not ask.
    #[must_use]
    pub fn current_run(&self) -> usize {
        self.cells
            .iter()
            .rev()
            .take_while(|c| !c.points.is_empty())
            .count()
    }
}

impl Cell {
    /// The cell in one word.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match (self.points.is_empty(), self.faulted, self.praised) {
            (false, ..) => Standing::Asked,
            (true, 0, 0) if self.touched == 0 => Standing::NotRaised,
            (true, 0, 0) => Standing::Touched,
            (true, 0, _) => Standing::Praised,
            (true, _, 0) => Standing::Faulted,
            (true, ..) => Standing::Both,
        }
    }
}

/// What other reports of the same authority say on the themes of a point.
///
/// `reports` are one authority's, oldest first; `report` and `point` are indexes. For many points of the
/// same reports make one [`Recurrence`] and ask it.
#[must_use]
pub fn came_of(reports: &[&Record], report: usize, point: usize) -> Vec<CameOfIt> {
    Recurrence::new(reports).came_of(report, point)
}

/// Theme by report: every theme an authority's reports speak of. `reports` are oldest first.
#[must_use]
pub fn matrix(reports: &[&Record]) -> Vec<Row> {
    Recurrence::new(reports).matrix()
}

fn holds_findings(section: &Section) -> bool {
    match section.kind {
        SectionKind::Summary | SectionKind::Findings(_) | SectionKind::Other => true,
        SectionKind::Points | SectionKind::About => false,
    }
}

fn words(paragraph: &Paragraph, start: u32, end: u32) -> Option<&str> {
    let start = usize::try_from(start).ok()?;
    let end = usize::try_from(end).ok()?;
    paragraph.text.get(start..end).map(str::trim)
}

/// What a paragraph says on each of its themes.
fn said_in(paragraph: &Paragraph, section: usize, index: usize) -> Vec<(ThemeId, Said)> {
    let mut said = Vec::new();
    let mut first_on: BTreeMap<ThemeId, usize> = BTreeMap::new();
    let mut carried = if themes::named_in(&paragraph.text).is_empty() {
        paragraph.themes.clone()
    } else {
        Vec::new()
    };
    for (at, sentence) in paragraph.sentences.iter().enumerate() {
        let Some(text) = words(paragraph, sentence.start, sentence.end) else {
            continue;
        };
        let named = themes::named_in(text);
        if !named.is_empty() {
            carried = named;
        }
        for theme in carried.iter().filter(|t| paragraph.themes.contains(t)) {
            first_on.entry(*theme).or_insert(at);
            match sentence.tone {
                Tone::Fault | Tone::Mixed => said.push((*theme, Said::Fault(section, index, at))),
                Tone::Praise => said.push((*theme, Said::Praise(section, index, at))),
                Tone::Neutral => {}
            }
        }
    }
    let touched: Vec<(ThemeId, Said)> = paragraph
        .themes
        .iter()
        .filter(|theme| !said.iter().any(|(t, _)| t == *theme))
        .map(|theme| {
            let at = first_on.get(theme).copied().unwrap_or(0);
            (*theme, Said::Touched(section, index, at))
        })
        .collect();
    said.extend(touched);
    said
}

#[cfg(test)]
mod tests;
