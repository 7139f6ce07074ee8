//! Which blocks are headings, and what sort of section a heading begins.

use crate::read::furniture::{Block, Mark};
use crate::read::points;
use crate::record::{Aspect, SectionKind};

/// Names of headings and the sort of section they begin: lower case, as they begin. The first that fits is taken.
const BEGIN: &[(&str, SectionKind)] = &[
    ("executive summary", SectionKind::Summary),
    ("summary of", SectionKind::Summary),
    ("summary for", SectionKind::Summary),
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
    (
        "the local authority has the following strengths",
        SectionKind::Summary,
    ),
    ("the local authority’s strengths", SectionKind::Other),
    ("progress since", SectionKind::Other),
    ("next steps", SectionKind::Other),
];

/// Words in a heading and the aspect its section finds on: lower case. The first that fits is taken.
const FINDINGS: &[(&str, Aspect)] = &[
    ("need help and protection", Aspect::HelpAndProtection),
    ("in care and care leavers", Aspect::InCareAndLeavers),
    ("judgement for care leavers", Aspect::CareLeavers),
    ("judgment for care leavers", Aspect::CareLeavers),
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
    if block.mark != Mark::None {
        return false;
    }
    // The heading of an aspect may be a sentence that gives its grade.
    let stands_out = block.bold || block.size > body_size + 0.7;
    let sentence = block.text.len() < 180 && SENTENCES.iter().any(|s| block.text.starts_with(s));
    block.looks_like_heading(body_size) || (stands_out && sentence) || is_boxed(&block.text)
}

/// How headings begin that may be sentences.
const SENTENCES: &[&str] = &[
    "The graded judg",
    "The experiences and progress of",
    "The experience and progress of",
    "The impact of leaders on",
    "Leadership, management and governance",
];

/// Whether words are the name of an aspect, as in the boxes of 2014 that are not set in bold.
fn is_boxed(text: &str) -> bool {
    text.len() < 100
        && !text.ends_with('.')
        && (ASPECTS.iter().any(|begin| text.starts_with(begin)))
}

/// How the names of aspects begin, however they are set.
const ASPECTS: &[&str] = &[
    "The experiences and progress of children",
    "The experiences and progress of care",
    "Leadership, management and governance",
];

/// What a heading says of its section's kind.
pub(crate) enum Says {
    /// The kind, by its name.
    Kind(SectionKind),
    /// That it is part of the chapter it stands in.
    PartOfChapter,
    /// Nothing: a frame or a grade.
    Frame,
}

/// Whether a block is a row of the table of judgements.
pub(crate) fn is_table_row(block: &Block, body_size: f32) -> bool {
    let text = block.text.as_str();
    if text.starts_with("Judgement") && text.len() < 40 {
        return true;
    }
    let label = [
        "The impact of leaders on ",
        "The experiences and progress of",
        "Overall effectiveness",
    ]
    .iter()
    .any(|label| text.starts_with(label));
    label
        && !(block.bold || block.size > body_size + 0.7)
        && text.len() < 130
        && !text.ends_with('.')
        && !text.contains(':')
}

/// What a heading says of the sort of section it begins. `stands_out` is whether it is
/// set larger than the body or in a frame.
pub(crate) fn of(heading: &str, chapter: SectionKind, board: bool, stands_out: bool) -> Says {
    let name = heading.to_lowercase();
    if name.starts_with("key judg") || name.strip_prefix("grade ").is_some_and(|r| r.len() < 20) {
        return Says::Frame;
    }
    if points::is_list_heading(&name) {
        return Says::Kind(SectionKind::Points);
    }
    if let Some((_, kind)) = BEGIN.iter().find(|(begin, _)| name.starts_with(begin)) {
        return Says::Kind(*kind);
    }
    let findings = matches!(chapter, SectionKind::Findings(_));
    if name == "summary" && !findings {
        return Says::Kind(SectionKind::Summary);
    }
    let of_findings = [
        "inspection findings",
        "inspection judgement",
        "findings",
        "summary",
    ]
    .iter()
    .any(|f| name.starts_with(f));
    if board && (names_the_board(&name) || of_findings) {
        return Says::Kind(SectionKind::Findings(Aspect::Lscb));
    }
    // Within a list or a summary a small heading such as "Adoption" is one of its own.
    let by_aspect = stands_out
        || findings
        || name.starts_with("the experiences and progress")
        || name.starts_with("the graded judg");
    if board || !by_aspect {
        return Says::PartOfChapter;
    }
    if of_findings {
        return Says::PartOfChapter;
    }
    FINDINGS
        .iter()
        .find(|(words, _)| name.contains(words))
        .map_or(Says::PartOfChapter, |(_, aspect)| {
            Says::Kind(SectionKind::Findings(*aspect))
        })
}

/// Whether a heading speaks of the safeguarding board.
pub(crate) fn names_the_board(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    lower.contains("safeguarding children board") || lower.contains("lscb")
}

/// A heading without the grade it ends with.
pub(crate) fn without_grade(heading: &str) -> &str {
    let heading = heading.trim().trim_end_matches('.');
    let lower = heading.to_lowercase();
    let Some(grade) = GRADES.iter().find(|g| lower.ends_with(*g)) else {
        return without_verb(heading);
    };
    let Some(rest) = heading.get(..heading.len() - grade.len()) else {
        return heading;
    };
    let bare = rest
        .trim_end()
        .trim_end_matches([':', '–', '-', ','])
        .trim_end();
    // The heading of an aspect is its name, without a verb and its grade.
    let named = heading.starts_with("The experience")
        || heading.starts_with("The impact of leaders")
        || heading.starts_with("Leadership, management");
    if named {
        without_verb(bare)
    } else if bare.len() < rest.trim_end().len() {
        bare
    } else {
        heading
    }
}

/// Without "is" or "are" at the end.
fn without_verb(heading: &str) -> &str {
    heading
        .strip_suffix(" is")
        .or_else(|| heading.strip_suffix(" are"))
        .unwrap_or(heading)
}

/// Headings within the part about the area: lower case, as they begin.
const AREA: &[&str] = &[
    "information about this local authority area",
    "information about this area",
    "information about the local authority area",
    "information about the area",
    "previous ofsted inspection",
    "other ofsted inspection",
    "other information about this area",
    "local leadership",
    "children living in this area",
    "child protection in this area",
    "children looked after in this area",
];

/// Whether a heading begins the part about the area, or goes on with it where it is open.
pub(crate) fn begins_area_facts(heading: &str, open: bool) -> bool {
    let name = heading.to_lowercase();
    if AREA.iter().any(|begin| name.starts_with(begin)) {
        return true;
    }
    let ends = points::is_list_heading(&name)
        || BEGIN.iter().any(|(begin, _)| name.starts_with(begin))
        || ASPECTS.iter().any(|begin| heading.starts_with(begin))
        || name.starts_with("key judg")
        || name.starts_with("the ")
        || name.starts_with("summary");
    open && !ends
}
