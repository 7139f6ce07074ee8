//! Blocks set in type: what a paper says becomes slabs, marked for the tree.

use std::sync::Arc;

use super::flow::{Head, Item, Slab};
use super::lines::{self, Inline, Line};
use super::tags::{Mark, Place, Role, Tags};
use crate::drawing::{Drawing, Ink};
use crate::letters::Face;
use crate::paper::{Block, Paper, Run, bold, heading_shown, text};

mod columns;
mod contents;
mod front;
mod picture;
mod table;
#[cfg(test)]
mod tests;

/// The width of the text on A4, in points.
pub(super) const WIDTH: f32 = 482.0;

pub(super) const INK: Ink = ink(0x0b, 0x0c, 0x0c);
pub(super) const SECOND: Ink = ink(0x48, 0x49, 0x49);
pub(super) const RULE: Ink = ink(0x8a, 0x93, 0x99);

const fn ink(red: u8, green: u8, blue: u8) -> Ink {
    Ink {
        rgb: (red, green, blue),
        opacity: 1.0,
    }
}

/// The least letters of a paper, in points: boards are read by people of every age. What stands at the foot of each page
/// is smaller, since nothing is known from it alone; letters in the drawings of a pack may be as small as 10 points, so
/// that the names of months stand side by side.
pub(super) const LEAST: f32 = 12.0;

/// How words are set.
#[derive(Debug, Clone, Copy)]
struct Type {
    size: f32,
    /// From one line to the next.
    lead: f32,
    ink: Ink,
    face: Face,
}

const BODY: Type = Type {
    size: 12.0,
    lead: 16.5,
    ink: INK,
    face: Face::Plain,
};
const ANSWER: Type = Type {
    size: 15.0,
    lead: 20.0,
    ink: INK,
    face: Face::Plain,
};
const STAMP: Type = Type {
    size: LEAST,
    lead: 15.0,
    ink: SECOND,
    face: Face::Plain,
};
const STRONG: Type = Type {
    face: Face::Bold,
    ..BODY
};

/// A heading's letters and the room above it, by its level.
const fn heading(level: u8) -> (Type, f32) {
    let (size, lead, above) = match level {
        1 => (19.0, 24.0, 26.0),
        2 => (15.0, 20.0, 20.0),
        3 => (13.0, 17.5, 16.0),
        _ => (12.0, 16.5, 14.0),
    };
    let of = Type {
        size,
        lead,
        ink: INK,
        face: Face::Bold,
    };
    (of, above)
}

/// A paper set in type.
#[derive(Default)]
pub(super) struct Composed {
    pub(super) slabs: Vec<Slab>,
    pub(super) heads: Vec<Head>,
    pub(super) tags: Tags,
    /// Letters shown as boxes.
    pub(super) boxes: u32,
    /// Pictures without a drawing, or with only a part of it.
    pub(super) undrawn: u32,
    /// What comes next begins a page.
    fresh: bool,
}

/// Sets a paper: its front with what could not be shown said first, then its blocks.
pub(super) fn paper(paper: &Paper) -> Composed {
    let mut composed = Composed::default();
    let front = composed.tags.root(Role::Part);
    let body = composed.tags.root(Role::Part);
    let mut levels = paper.levels().into_iter();
    let sections = paper.sections();
    let after = paper.blocks.iter().skip(1).map(Some).chain([None]);
    for (block, next) in paper.blocks.iter().zip(after) {
        let from = composed.slabs.len();
        composed.block(block, body, &mut levels, &sections);
        // What a measure asks stays between its heading and its picture.
        if matches!(
            (block, next),
            (Block::Paragraph(_), Some(Block::Picture(_)))
        ) {
            for slab in composed.slabs.iter_mut().skip(from) {
                slab.keeps = true;
            }
        }
        // Whoever prints it refuses what is so long.
        if composed.slabs.len() >= lines::MOST {
            break;
        }
    }
    if paper.blocks.is_empty() {
        composed.words(
            body,
            &[text("This paper has nothing in it yet.")],
            BODY,
            Lay::at(0.0),
        );
    }
    let blocks = std::mem::take(&mut composed.slabs);
    composed.front(paper, front);
    composed.slabs.extend(blocks);
    composed
}

/// Where words are laid: how far in, how far from what is above.
#[derive(Debug, Clone, Copy)]
struct Lay {
    left: f32,
    above: f32,
    /// The last line stays with what follows.
    keeps: bool,
}

impl Lay {
    const fn at(above: f32) -> Self {
        Self {
            left: 0.0,
            above,
            keeps: false,
        }
    }

    const fn keeping(above: f32) -> Self {
        Self {
            left: 0.0,
            above,
            keeps: true,
        }
    }
}

impl Composed {
    fn block(
        &mut self,
        block: &Block,
        part: Place,
        levels: &mut impl Iterator<Item = u8>,
        sections: &[String],
    ) {
        let from = self.slabs.len();
        match block {
            Block::Heading { text: words, .. } => {
                self.heading(words, levels.next().unwrap_or(1), part);
            }
            Block::Answer(words) => {
                let place = self.tags.within(part, Role::Paragraph);
                // An answer stays with what it answers, and a stamp with what it speaks of.
                self.words(place, &[text(words)], ANSWER, Lay::keeping(6.0));
            }
            Block::Paragraph(runs) => {
                let place = self.tags.within(part, Role::Paragraph);
                self.words(place, runs, BODY, Lay::at(8.0));
            }
            Block::Stamp(words) => {
                let place = self.tags.within(part, Role::Paragraph);
                let answered = self.slabs.last().is_some_and(|slab| slab.keeps);
                if let Some(last) = self.slabs.last_mut() {
                    last.keeps = true;
                }
                let lay = if answered {
                    Lay::keeping(5.0)
                } else {
                    Lay::at(5.0)
                };
                self.words(place, &[text(words)], STAMP, lay);
            }
            Block::List { ordered, items } => self.list(*ordered, items, part),
            Block::Table(table) => self.table(table, part),
            Block::Picture(picture) => self.picture(picture, part),
            Block::Warning(words) => self.warning(words, part),
            Block::Facts(facts) => self.facts(facts, part),
            Block::Contents => self.contents(sections, part),
            Block::PageBreak => self.fresh = true,
        }
        if let Some(slab) = self.slabs.get_mut(from)
            && self.fresh
        {
            slab.fresh = true;
            self.fresh = false;
        }
    }

    fn heading(&mut self, words: &str, level: u8, part: Place) {
        let (of, above) = heading(level);
        let shown = heading_shown(words);
        let role = Role::Heading {
            // The paper's title is the heading above them all.
            level: level + 1,
            words: shown.clone(),
        };
        let place = self.tags.within(part, role);
        // What opens the paper stands under the rule of its front.
        let ruled = level == 1 && !self.slabs.is_empty();
        if ruled {
            self.slabs.push(Slab {
                above,
                height: 11.0,
                keeps: true,
                items: vec![bar(0.0, 0.0, WIDTH, 1.5, INK)],
                ..Slab::default()
            });
        }
        let from = self.slabs.len();
        let above = if ruled { 0.0 } else { above };
        self.words(place, &[text(shown.clone())], of, Lay::keeping(above));
        if let Some(slab) = self.slabs.get_mut(from) {
            slab.heading = Some((level, shown));
        }
        if let Some(last) = self.slabs.last_mut() {
            last.height += 2.0;
        }
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Run>], part: Place) {
        const INDENT: f32 = 22.0;
        let list = self.tags.within(part, Role::List { numbered: ordered });
        for (place, runs) in items.iter().enumerate() {
            let item = self.tags.within(list, Role::Item);
            let label = self.tags.within(item, Role::Label);
            let body = self.tags.within(item, Role::Body);
            let from = self.slabs.len();
            let lay = Lay {
                left: INDENT,
                above: if place == 0 { 8.0 } else { 4.0 },
                keeps: false,
            };
            self.words(body, runs, BODY, lay);
            let sign = if ordered {
                format!("{}.", place + 1)
            } else {
                "•".to_owned()
            };
            let mark = Some(self.tags.mark(label));
            // A number of many digits stands further left.
            let room = BODY.face.width(&sign, BODY.size);
            let x = if ordered {
                (INDENT - 6.0 - room).min(0.0)
            } else {
                7.0
            };
            if let Some(slab) = self.slabs.get_mut(from) {
                let y = base(BODY);
                slab.items.insert(0, written(x, y, BODY, sign, mark));
            }
        }
    }

    fn warning(&mut self, words: &str, part: Place) {
        let place = self.tags.within(part, Role::Paragraph);
        let from = self.slabs.len();
        let lay = Lay {
            left: 16.0,
            above: 10.0,
            keeps: false,
        };
        self.words(place, &[bold("Warning: "), bold(words)], STRONG, lay);
        for slab in self.slabs.iter_mut().skip(from) {
            slab.items.insert(0, bar(0.0, 0.0, 5.0, slab.height, INK));
        }
    }

    /// Words as slabs of a line each; the first two stay together, and the last two.
    fn words(&mut self, place: Place, runs: &[Run], of: Type, lay: Lay) {
        let (inlines, boxes) = lines::inlines(runs, of.face);
        self.boxes = self.boxes.saturating_add(boxes);
        let lines = lines::broken(&inlines, of.size, WIDTH - lay.left);
        let marks = self.marks(place, runs, &inlines);
        let count = lines.len();
        for (number, line) in lines.into_iter().enumerate() {
            let left = count - number - 1;
            let mut items = Vec::new();
            set(&mut items, line, of, (lay.left, base(of)), &marks);
            self.slabs.push(Slab {
                above: if number == 0 { lay.above } else { 0.0 },
                height: of.lead,
                keeps: (number == 0 && left > 0) || left == 1 || (left == 0 && lay.keeps),
                items,
                ..Slab::default()
            });
        }
    }

    /// A mark for each run: a quotation and words around it stand in parts of their own.
    fn marks(&mut self, place: Place, runs: &[Run], inlines: &[Inline]) -> Vec<Mark> {
        if inlines.iter().all(|inline| inline.words.trim().is_empty()) {
            return Vec::new();
        }
        let quotes = runs.iter().any(|run| matches!(run, Run::Quote { .. }));
        if !quotes {
            let mark = self.tags.mark(place);
            return vec![mark; runs.len()];
        }
        runs.iter()
            .map(|run| {
                let role = match run {
                    Run::Quote { .. } => Role::Quote,
                    Run::Text(_) | Run::Bold(_) => Role::Words,
                };
                let part = self.tags.within(place, role);
                self.tags.mark(part)
            })
            .collect()
    }
}

/// Where the letters of a line stand, from the top of it.
fn base(of: Type) -> f32 {
    (of.lead - of.size) / 2.0 + of.size * 0.86
}

fn set(items: &mut Vec<Item>, line: Line, of: Type, (x, y): (f32, f32), marks: &[Mark]) {
    for piece in line.pieces {
        let mark = marks.get(piece.part).copied();
        let of = Type {
            face: piece.face,
            ..of
        };
        items.push(written(x + piece.x, y, of, piece.words, mark));
    }
}

fn written(x: f32, y: f32, of: Type, words: String, mark: Option<Mark>) -> Item {
    Item::Words {
        x,
        y,
        size: of.size,
        face: of.face,
        ink: of.ink,
        words,
        mark,
    }
}

const fn bar(x: f32, y: f32, width: f32, height: f32, ink: Ink) -> Item {
    Item::Bar {
        x,
        y,
        width,
        height,
        ink,
    }
}

fn drawn(x: f32, y: f32, scale: f32, drawing: Drawing, mark: Option<Mark>) -> Item {
    Item::Drawing {
        x,
        y,
        scale,
        drawing: Arc::new(drawing),
        mark,
    }
}
