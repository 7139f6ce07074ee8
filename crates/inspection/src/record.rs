//! What one report says, as read: each value with the page and the words it came from, and every doubt.

mod words;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::themes::ThemeId;

/// One report, read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// How far the reading got.
    pub status: Status,
    /// The framework the inspection was made under.
    pub framework: Option<Read<Framework>>,
    /// What sort of inspection or visit it reports.
    pub kind: Option<Read<Kind>>,
    /// The title as printed.
    pub title: Option<Read<String>>,
    /// The authority inspected.
    pub authority: Option<Read<AuthorityName>>,
    /// Days inspectors were on site; two windows in a few reports, first one first.
    pub fieldwork: Vec<Read<Window>>,
    /// When the report was published. Reports since 2018 do not print it: it then comes from the publisher's
    /// link or the file's name, and the evidence says so.
    pub published: Option<Read<Date>>,
    /// Lead inspectors as printed, without title ("Her Majesty's Inspector"); two in a few reports.
    pub lead_inspectors: Vec<Read<String>>,
    /// Every judgement the report gives, in the order printed.
    pub judgements: Vec<Judgement>,
    /// Improvement points and recommendations, in the order printed.
    pub points: Vec<Point>,
    /// The body of the report, in order.
    pub sections: Vec<Section>,
    /// What the report says of the area in figures (2013 to 2018 only).
    pub area_facts: Vec<AreaFact>,
    /// Pages in the file.
    pub pages: u16,
    /// What was expected and not found, and what looked strange.
    pub doubts: Vec<Doubt>,
}

/// How far a reading got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Everything expected under its framework was found.
    Read,
    /// A report, but something expected was not found: the doubts name it.
    PartlyRead,
    /// A PDF with text that is no report of an inspection of children's services.
    NotAReport,
    /// Not a PDF, encrypted, damaged beyond reading, or without text.
    Unreadable,
}

/// A value with where it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Read<T> {
    /// The value.
    pub value: T,
    /// Where it was read.
    pub evidence: Evidence,
}

/// Where a value was read, and the words it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Where the words stand.
    pub source: Source,
    /// The words as printed, white space folded.
    pub words: String,
}

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A page of the PDF, counted from 1.
    Page(u16),
    /// The name of the file or folder it came in.
    FileName,
    /// The publisher's link to the file.
    Link,
    /// Outside the report: a person's correction.
    Person,
}

/// The framework of an inspection; what each holds is data in [`crate::frameworks`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Framework {
    /// The looked-after children inspections of 2013, with their own scale.
    LookedAfter2013,
    /// The single inspection framework, November 2013 to early 2018.
    Sif,
    /// The review of a safeguarding board, published alone.
    LscbReview,
    /// ILACS from January 2018: one grade for children in care and care leavers.
    Ilacs2018,
    /// ILACS from January 2023: care leavers judged apart.
    Ilacs2023,
    /// ILACS from April 2026: no overall grade.
    Ilacs2026,
    /// Letters under ILACS that give no grades: focused and monitoring visits.
    IlacsLetter,
    /// Joint targeted area inspections.
    Jtai,
}

/// What sort of inspection or visit a report tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A full inspection that does not say which kind it was.
    Inspection,
    /// A short inspection (of a good or outstanding authority).
    Short,
    /// A standard inspection.
    Standard,
    /// An inspection after an inadequate judgement.
    Reinspection,
    /// A focused visit: a letter, no grades.
    FocusedVisit,
    /// A monitoring visit to an inadequate authority: a letter, no grades.
    MonitoringVisit,
    /// A joint targeted area inspection: a letter, no grades.
    Jtai,
    /// A review of the safeguarding board alone.
    LscbReview,
    /// A looked-after children inspection of 2013.
    LookedAfter2013,
}

/// An authority as printed and as matched to the national list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorityName {
    /// The name as printed in the report.
    pub printed: String,
    /// Its unique reference number at the publisher; none where no one knows the name.
    pub urn: Option<String>,
}

/// Days on site, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

/// What is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// Children who need help and protection.
    HelpAndProtection,
    /// Children in care (before 2018: looked after and achieving permanence).
    InCare,
    /// Children in care and care leavers, one grade for both (2018 to 2022).
    InCareAndLeavers,
    /// Care leavers.
    CareLeavers,
    /// Adoption performance (2013 to 2018).
    Adoption,
    /// The impact of leaders (before 2018: leadership, management and governance).
    Leaders,
    /// Overall effectiveness; not judged since April 2026.
    Overall,
    /// The safeguarding board (2013 to 2018).
    Lscb,
    /// Capacity to improve (2013).
    CapacityToImprove,
    /// Outcomes (2013).
    Outcomes,
    /// Quality of provision (2013).
    QualityOfProvision,
}

/// A grade as the inspectors give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Outstanding.
    Outstanding,
    /// Good.
    Good,
    /// Requires improvement (to be good).
    RequiresImprovement,
    /// Adequate: the third grade before November 2013, never turned into another.
    Adequate,
    /// Inadequate.
    Inadequate,
}

/// What was decided of an aspect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A grade.
    Graded(Grade),
    /// The report says it was not judged.
    NotJudged,
}

/// One judgement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// What was judged.
    pub aspect: Aspect,
    /// What was decided.
    pub outcome: Outcome,
    /// Where it says so.
    pub evidence: Evidence,
}

/// Whose improvement point it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The authority's.
    Authority,
    /// The safeguarding board's.
    Lscb,
}

/// Which list of a report a point stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// "Recommendations" (2015 to 2018).
    Recommendations,
    /// "What needs to improve" (since 2018).
    WhatNeedsToImprove,
    /// "Priority and immediate action" (2013 to 2015), and areas for priority action in letters.
    PriorityAndImmediateAction,
    /// "Areas for improvement" (2013 to 2015).
    AreasForImprovement,
}

/// An improvement point or recommendation, whole, as printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Its place in the part's list, counted from 1.
    pub position: u16,
    /// The number printed before it, if any.
    pub number: Option<u16>,
    /// Whose it is.
    pub part: Part,
    /// The list it stands in.
    pub list: List,
    /// The heading within the list it stands under, if any.
    pub under: Option<String>,
    /// The text, whole, hyphenation and page furniture removed, white space folded.
    pub text: String,
    /// The page it begins on.
    pub page: u16,
    /// What it is about.
    pub themes: Vec<ThemeId>,
}

/// A part of the report's body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The heading as printed (without its grade).
    pub heading: String,
    /// What sort of part it is.
    pub kind: SectionKind,
    /// The page it begins on.
    pub page: u16,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// What sort of part of a report a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// The summary or executive summary, or the words under the table of judgements.
    Summary,
    /// What needs to improve; recommendations.
    Points,
    /// Findings on one judged aspect.
    Findings(Aspect),
    /// Information about the area, the service or the inspection: facts, not findings.
    About,
    /// Any other part.
    Other,
}

/// A paragraph of the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// The number printed before it, if any.
    pub number: Option<u16>,
    /// The page it begins on.
    pub page: u16,
    /// The text, without its number, hyphenation and page furniture removed, white space folded.
    pub text: String,
    /// Its sentences: byte ranges of `text`, each with its tone.
    pub sentences: Vec<Sentence>,
    /// What it is about.
    pub themes: Vec<ThemeId>,
}

/// A sentence of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// First byte in the paragraph's text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Whether it praises or finds fault.
    pub tone: Tone,
}

/// Whether a sentence praises or finds fault, by the rules in [`crate::sentences`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Names a strength.
    Praise,
    /// Finds fault.
    Fault,
    /// Does both.
    Mixed,
    /// Does neither.
    Neutral,
}

/// A figure or fact about the area (2013 to 2018 reports).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AreaFact {
    /// Which fact: a stable name such as `children_in_need`, listed in `read::area`.
    pub name: String,
    /// Its value: a number, or words where it is words (who leads).
    pub value: FactValue,
    /// The day it holds for, where printed.
    pub as_at: Option<Date>,
    /// Where it says so.
    pub evidence: Evidence,
}

/// The value of an area fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactValue {
    /// A count.
    Count(u32),
    /// A percentage, 0 to 100.
    Percent(f32),
    /// A rate per 10,000 children.
    RatePer10000(f32),
    /// Words as printed.
    Words(String),
}

/// What was expected and not found, or looked strange.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The field it concerns, named as in `reports read --format csv`; none where it concerns the whole file.
    pub field: Option<String>,
    /// The page it concerns; none where it concerns the whole file.
    pub page: Option<u16>,
    /// What is doubtful, in a sentence for a person.
    pub says: String,
}

impl Record {
    /// The grade given for an aspect; none where it was not judged or not read.
    #[must_use]
    pub fn grade(&self, aspect: Aspect) -> Option<Grade> {
        self.judgements
            .iter()
            .find(|j| j.aspect == aspect)
            .and_then(|j| match j.outcome {
                Outcome::Graded(grade) => Some(grade),
                Outcome::NotJudged => None,
            })
    }

    /// The points of one part, in order.
    pub fn points_of(&self, part: Part) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(move |p| p.part == part)
    }

    /// A record of a file that could not be read as a report, and why.
    #[must_use]
    pub fn not_read(status: Status, why: impl Into<String>) -> Self {
        Self {
            status,
            framework: None,
            kind: None,
            title: None,
            authority: None,
            fieldwork: Vec::new(),
            published: None,
            lead_inspectors: Vec::new(),
            judgements: Vec::new(),
            points: Vec::new(),
            sections: Vec::new(),
            area_facts: Vec::new(),
            pages: 0,
            doubts: vec![Doubt {
                field: None,
                page: None,
                says: why.into(),
            }],
        }
    }
}
