//! The points within one list.

use crate::read::furniture::{Block, Body, Mark};
use crate::record::{Doubt, Framework};

use super::lists::Found;
use super::points_doubt;

/// A point as found in its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// The number printed before it.
    pub(crate) number: Option<u16>,
    /// The heading it stands under within the list.
    pub(crate) under: Option<String>,
    /// Its text, whole.
    pub(crate) text: String,
    /// The page it begins on.
    pub(crate) page: u16,
}

/// The points of a list and what was doubtful in it.
pub(crate) struct Items {
    pub(crate) items: Vec<Item>,
    pub(crate) doubts: Vec<Doubt>,
}

/// What a list's points begin with.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Begin {
    /// A number each.
    Number,
    /// A bullet each, the outermost standing at this left edge.
    Bullet(f32),
    /// Nothing: each paragraph is a point.
    Paragraph,
}

/// The points of a list.
pub(crate) fn of(body: &Body, list: &Found, framework: Framework) -> Items {
    let blocks = body
        .blocks
        .get(list.heading + 1..list.end)
        .unwrap_or_default();
    let begin = begin(blocks, framework);
    let mut items: Vec<Item> = Vec::new();
    let mut doubts = Vec::new();
    let mut under: Option<String> = None;
    // The left edge of the open point's text.
    let mut open: Option<f32> = None;
    for block in blocks {
        if block.looks_like_heading(body.size) {
            under = Some(heading_text(&block.text));
            open = None;
            continue;
        }
        if begins_one(block, begin) {
            open = None;
            if !says_none(&block.text) {
                open = Some(block.text_x);
                items.push(Item {
                    number: match block.mark {
                        Mark::Number(n) => Some(n),
                        Mark::None | Mark::Bullet(_) => None,
                    },
                    under: under.clone(),
                    text: block.text.clone(),
                    page: block.page,
                });
            }
            continue;
        }
        match (block.mark, open, items.last_mut()) {
            (Mark::Bullet(c), Some(_), Some(item)) => {
                item.text.push(' ');
                item.text.push(c);
                item.text.push(' ');
                item.text.push_str(&block.text);
            }
            (Mark::None, Some(text_x), Some(item)) if block.x > text_x - 8.0 => {
                item.text.push(' ');
                item.text.push_str(&block.text);
            }
            (Mark::None, _, _) if is_sub_heading(&block.text) => {
                under = Some(heading_text(&block.text));
                open = None;
            }
            (Mark::None, None, _) => {}
            (Mark::Number(_), _, _) => {}
            (Mark::Bullet(_) | Mark::None, _, _) => doubts.push(points_doubt(
                block.page,
                format!(
                    "Words in the list of improvement points belong to no point: “{}”.",
                    beginning(&block.text)
                ),
            )),
        }
    }
    Items { items, doubts }
}

/// What the points of a list begin with.
fn begin(blocks: &[Block], framework: Framework) -> Begin {
    let numbered = blocks.iter().any(|b| matches!(b.mark, Mark::Number(_)));
    let outermost = blocks
        .iter()
        .filter(|b| matches!(b.mark, Mark::Bullet(_)))
        .map(|b| b.x)
        .reduce(f32::min);
    match outermost {
        // The lists of 2013 are one numbered paragraph with a bullet for each point.
        Some(x) if !numbered || framework == Framework::LookedAfter2013 => Begin::Bullet(x),
        _ if numbered => Begin::Number,
        _ => Begin::Paragraph,
    }
}

/// Whether a block begins a point.
fn begins_one(block: &Block, begin: Begin) -> bool {
    match (begin, block.mark) {
        (Begin::Number, Mark::Number(_)) => true,
        (Begin::Bullet(x), Mark::Bullet(_)) => block.x < x + 9.0,
        (Begin::Paragraph, Mark::None) => !block.text.ends_with(':'),
        (Begin::Number | Begin::Bullet(_) | Begin::Paragraph, _) => false,
    }
}

/// Whether unmarked words within a list are a heading: short and no sentence.
fn is_sub_heading(text: &str) -> bool {
    text.len() < 130 && !text.ends_with(['.', ';', ','])
}

/// A heading without its colon.
fn heading_text(text: &str) -> String {
    text.trim_end_matches([':', ' ']).to_owned()
}

/// Whether a line of a list only says that there is nothing to list.
fn says_none(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.len() < 260
        && NOTHING.iter().any(|n| lower.contains(n))
        && ["priority", "immediate"].iter().any(|w| lower.contains(w))
}

/// How a list says that it is empty.
const NOTHING: &[&str] = &[
    "there are no ",
    "there were no ",
    "there is no ",
    "no areas ",
    "no priority",
    "no immediate",
    "none identified",
    "did not find any",
    "did not identify any",
    "not identified any",
];

/// The first words of a text, for a doubt.
fn beginning(text: &str) -> &str {
    text.char_indices()
        .nth(60)
        .map_or(text, |(i, _)| text.get(..i).unwrap_or(text))
}
