//! Which blocks are headings, and what sort of section a heading begins.

use crate::read::furniture::{Block, Mark};
use crate::read::points;
use crate::record::{Aspect, SectionKind};

/// Names of headings and the sort of section they begin: lower case, as they begin. The first that fits is taken.
const BEGIN: &[(&str, SectionKind)] = &[
    ("executive summary", SectionKind::Summary),
    ("summary", SectionKind::Summary),
    ("headline findings", SectionKind::Summary),
    ("information about", SectionKind::About),
    ("about this", SectionKind::About),
    ("about the", SectionKind::About),
    ("service information", SectionKind::About),
    ("what the inspection", SectionKind::About),
    (
        "the inspection judgements and what they mean",
        SectionKind::About,
    ),
    ("inspection judgements about", SectionKind::Other),
    ("children living in this area", SectionKind::About),
    ("child protection in this area", SectionKind::About),
    ("children looked after in this area", SectionKind::About),
    ("previous ofsted inspection", SectionKind::About),
    ("other ofsted inspection", SectionKind::About),
    ("other information about this area", SectionKind::About),
    ("local leadership", SectionKind::About),
    ("the inspection team", SectionKind::About),
    ("record of main findings", SectionKind::About),
    ("the local authority’s strengths", SectionKind::Other),
    ("progress since", SectionKind::Other),
    ("next steps", SectionKind::Other),
];

/// Words in a heading and the aspect its section finds on: lower case. The first that fits is taken.
const FINDINGS: &[(&str, Aspect)] = &[
    ("need help and protection", Aspect::HelpAndProtection),
    ("in care and care leavers", Aspect::InCareAndLeavers),
    ("adoption", Aspect::Adoption),
    ("children care leavers", Aspect::CareLeavers),
    ("progress of care leavers", Aspect::CareLeavers),
    ("children in care", Aspect::InCare),
    ("looked after and achieving", Aspect::InCare),
    ("impact of leaders", Aspect::Leaders),
    ("leadership, management and governance", Aspect::Leaders),
    ("leadership and management", Aspect::Leaders),
    ("capacity to improve", Aspect::CapacityToImprove),
    ("outcomes for looked after", Aspect::Outcomes),
    ("quality of provision", Aspect::QualityOfProvision),
    ("overall effectiveness", Aspect::Overall),
];

/// Grades as they end a heading, the longest first.
const GRADES: &[&str] = &[
    "requires improvement to be good",
    "require improvement to be good",
    "requires improvement",
    "require improvement",
    "outstanding",
    "inadequate",
    "adequate",
    "good",
];

/// Whether a block is a heading.
pub(crate) fn is_heading(block: &Block, body_size: f32) -> bool {
    block.looks_like_heading(body_size)
        || (block.mark == Mark::None
            && block.bold
            && block.text.starts_with("The graded judgement"))
}

/// Whether a block is a row of the table of judgements.
pub(crate) fn is_table_row(text: &str) -> bool {
    let label = [
        "The impact of leaders on ",
        "The experiences and progress of",
        "Overall effectiveness",
        "Judgement",
    ]
    .iter()
    .any(|label| text.starts_with(label));
    label && text.len() < 130 && !text.ends_with('.') && !text.contains(':')
}

/// What sort of section a heading begins, where its name says so.
pub(crate) fn of(heading: &str, board: bool) -> Option<SectionKind> {
    let name = heading.to_lowercase();
    if points::is_list_heading(&name) {
        return Some(SectionKind::Points);
    }
    if let Some((_, kind)) = BEGIN.iter().find(|(begin, _)| name.starts_with(begin)) {
        return Some(*kind);
    }
    if board
        && (names_the_board(&name)
            || ["inspection findings", "inspection judgement", "findings"]
                .iter()
                .any(|f| name.starts_with(f)))
    {
        return Some(SectionKind::Findings(Aspect::Lscb));
    }
    if board {
        return None;
    }
    FINDINGS
        .iter()
        .find(|(words, _)| name.contains(words))
        .map(|(_, aspect)| SectionKind::Findings(*aspect))
}

/// Whether a heading speaks of the safeguarding board.
pub(crate) fn names_the_board(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    lower.contains("safeguarding children board") || lower.contains("lscb")
}

/// A heading without the grade it ends with.
pub(crate) fn without_grade(heading: &str) -> &str {
    let heading = heading.trim();
    let lower = heading.to_lowercase();
    let Some(grade) = GRADES.iter().find(|g| lower.ends_with(*g)) else {
        return heading;
    };
    let Some(rest) = heading.get(..heading.len() - grade.len()) else {
        return heading;
    };
    let rest = rest.trim_end();
    // "Adoption is good" keeps its words; "Adoption: good" and a grade in its own cell lose it.
    rest.strip_suffix([':', '–', '-'])
        .map_or(heading, str::trim_end)
}
