//! Where the lists of improvement points begin and end.

use crate::read::face::Face;
use crate::read::furniture::{Block, Body, Mark};
use crate::record::{Framework, List, Part};

/// A list found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Found {
    /// Which list.
    pub(crate) list: List,
    /// Whose it is.
    pub(crate) part: Part,
    /// The block its heading is.
    pub(crate) heading: usize,
    /// One past its last block.
    pub(crate) end: usize,
    /// The page of its heading.
    pub(crate) page: u16,
}

/// Headings that end a list of improvement points, however they are set; lower case, as they begin.
const ENDS: &[&str] = &[
    "summary for children and young people",
    "summary of findings",
    "summary of key findings",
    "executive summary",
    "the local authority’s strengths",
    "the local authority has the following strengths",
    "the lscb’s strengths",
    "the lscb has the following strengths",
    "this local safeguarding children board has the following strengths",
    "strengths",
    "progress since",
    "the experiences and progress",
    "experiences and progress of",
    "the impact of leaders",
    "inspection findings",
    "inspection judgement",
    "key judgement",
    "information about",
    "what the inspection judgement",
    "the local safeguarding children board",
    "the effectiveness of the local safeguarding",
    "section 2",
    "capacity to improve",
    "outcomes for looked after",
    "about this inspection",
    "next steps",
    "what is working well",
    "main findings",
    "headline findings",
    "findings and evaluation",
];

/// The lists of a report, in order.
pub(crate) fn of(body: &Body, face: &Face) -> Vec<Found> {
    let mut lists: Vec<Found> = Vec::new();
    let mut open: Option<(Found, f32)> = None;
    let mut part = if face.framework == Framework::LscbReview {
        Part::Lscb
    } else {
        Part::Authority
    };
    // The heading over two lists: "What does the authority need to improve?".
    let mut over: Option<f32> = None;
    let mut contents: Option<u16> = None;
    for (i, block) in body.blocks.iter().enumerate() {
        if block.text.eq_ignore_ascii_case("contents") {
            contents = Some(block.page);
        }
        if block.apart || block.mark != Mark::None || contents == Some(block.page) {
            continue;
        }
        let heading = block.looks_like_heading(body.size);
        if let Some((list, whose)) = named(&block.text).filter(|_| heading || block.gap > 1.2) {
            close(&mut lists, &mut open, i);
            if let Some(whose) = whose {
                part = whose;
                over = Some(block.size);
            }
            let size = over.unwrap_or(block.size).max(block.size);
            open = Some((
                Found {
                    list,
                    part,
                    heading: i,
                    end: body.blocks.len(),
                    page: block.page,
                },
                size,
            ));
            continue;
        }
        if let Some((found, size)) = open
            && ends(block, heading, found, size, body.size)
        {
            close(&mut lists, &mut open, i);
            over = None;
        }
        if heading && block.page > face.title_page && names_the_board(&block.text) {
            part = Part::Lscb;
        }
    }
    close(&mut lists, &mut open, body.blocks.len());
    lists
}

fn close(lists: &mut Vec<Found>, open: &mut Option<(Found, f32)>, end: usize) {
    if let Some((found, _)) = open.take() {
        lists.push(Found { end, ..found });
    }
}

/// Whether a block ends the open list.
fn ends(block: &Block, heading: bool, list: Found, list_size: f32, body_size: f32) -> bool {
    let text = block.text.to_lowercase();
    if ENDS.iter().any(|end| text.starts_with(end)) && (heading || block.gap > 1.2) {
        return true;
    }
    if !heading {
        return false;
    }
    // "Key strengths and weaknesses of the LSCB", set no larger than a heading within the list.
    if text.contains("strengths") {
        return true;
    }
    if list.list == List::WhatNeedsToImprove {
        return true;
    }
    list_size > body_size + 0.7 && block.size > list_size - 0.4
}

/// The list a heading begins, and whose it is where the heading says so.
pub(crate) fn named(heading: &str) -> Option<(List, Option<Part>)> {
    if heading.len() > 110 {
        return None;
    }
    let lower = heading.to_lowercase();
    let name = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    if name.starts_with("what needs to improve") && name.len() < 75 {
        return Some((List::WhatNeedsToImprove, None));
    }
    if name.starts_with("what does the ") && name.ends_with("need to improve") {
        let part = if names_the_board(name) {
            Part::Lscb
        } else {
            Part::Authority
        };
        return Some((List::AreasForImprovement, Some(part)));
    }
    let whose = names_the_board(name).then_some(Part::Lscb);
    if name.len() < 60 && (name == "recommendation" || name.starts_with("recommendations")) {
        return Some((List::Recommendations, whose));
    }
    if name.len() > 45 {
        return None;
    }
    // "Priority and immediate action", "Priority actions", "Areas for priority action".
    if name.contains("priority") && name.contains("action") {
        return Some((List::PriorityAndImmediateAction, whose));
    }
    if name.starts_with("area") && name.ends_with("improvement") {
        return Some((List::AreasForImprovement, whose));
    }
    None
}

/// Whether a heading speaks of the safeguarding board.
fn names_the_board(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    lower.contains("safeguarding children board") || lower.contains("lscb")
}
