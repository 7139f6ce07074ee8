//! Slabs, and how they come to stand on pages: what belongs together stays together, heads of tables come again.

use std::sync::Arc;

use super::tags::Mark;
use crate::drawing::{Drawing, Ink};
use crate::letters::Face;

/// What cannot be parted by the end of a page.
#[derive(Debug, Default)]
pub(super) struct Slab {
    /// The room above, which falls away at the top of a page.
    pub(super) above: f32,
    pub(super) height: f32,
    /// Stays on the page of the slab after it.
    pub(super) keeps: bool,
    /// Begins a page.
    pub(super) fresh: bool,
    pub(super) items: Vec<Item>,
    /// The head that stands over it again on another page.
    pub(super) head: Option<usize>,
    /// The heading it begins: its level and its words, for the bookmarks.
    pub(super) heading: Option<(u8, String)>,
    /// The section, counted from 0, whose page it names, and the mark for its number.
    pub(super) names: Option<(usize, Mark)>,
}

/// Something drawn, from the left of the text and from the top of its slab.
#[derive(Debug, Clone)]
pub(super) enum Item {
    Words {
        x: f32,
        /// Of the line the letters stand on.
        y: f32,
        size: f32,
        face: Face,
        ink: Ink,
        words: String,
        /// None for what is no part of what is read.
        mark: Option<Mark>,
    },
    Bar {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        ink: Ink,
    },
    Drawing {
        x: f32,
        y: f32,
        /// Points for each unit of the drawing.
        scale: f32,
        drawing: Arc<Drawing>,
        /// None for what only repeats words beside it.
        mark: Option<Mark>,
    },
}

/// What stands over the rows of a table, again on every page.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) height: f32,
    pub(super) items: Vec<Item>,
}

/// What stands on a page, and how far down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Placed {
    Slab { top: f32, slab: usize },
    Head { top: f32, head: usize },
}

/// Places slabs on pages of a height.
pub(super) fn pages(slabs: &[Slab], heads: &[Head], room: f32) -> Vec<Vec<Placed>> {
    let mut sheet = Sheet {
        heads,
        room,
        done: Vec::new(),
        page: Vec::new(),
        y: 0.0,
    };
    let mut rest = slabs;
    let mut first = 0;
    while !rest.is_empty() {
        let chain = rest
            .iter()
            .position(|s| !s.keeps)
            .map_or(rest.len(), |last| last + 1);
        let (together, after) = rest.split_at(chain);
        sheet.chain(together, first);
        first += chain;
        rest = after;
    }
    sheet.turn();
    sheet.done
}

struct Sheet<'a> {
    heads: &'a [Head],
    room: f32,
    done: Vec<Vec<Placed>>,
    page: Vec<Placed>,
    y: f32,
}

impl Sheet<'_> {
    /// Places slabs that should stand together.
    fn chain(&mut self, slabs: &[Slab], first: usize) {
        let Some(begin) = slabs.first() else { return };
        let whole: f32 = slabs.iter().map(|s| s.above + s.height).sum();
        if begin.fresh {
            self.turn();
        }
        let alone = whole - begin.above + self.over(begin);
        // What fits on no page at all begins where it is, unless that is near the foot.
        let turns = if alone <= self.room {
            self.y + whole > self.room
        } else {
            self.y > self.room * 0.6
        };
        if turns {
            self.turn();
        }
        for (place, slab) in slabs.iter().enumerate() {
            self.slab(slab, first + place);
        }
    }

    fn slab(&mut self, slab: &Slab, index: usize) {
        if !self.page.is_empty() && self.y + slab.above + slab.height > self.room {
            self.turn();
        }
        if self.page.is_empty() {
            if let Some(head) = slab.head {
                self.page.push(Placed::Head { top: 0.0, head });
                self.y = self.over(slab);
            }
        } else {
            self.y += slab.above;
        }
        self.page.push(Placed::Slab {
            top: self.y,
            slab: index,
        });
        self.y += slab.height;
    }

    /// The height of the head that comes over a slab at the top of a page.
    fn over(&self, slab: &Slab) -> f32 {
        slab.head
            .and_then(|head| self.heads.get(head))
            .map_or(0.0, |head| head.height)
    }

    fn turn(&mut self) {
        if !self.page.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
        }
        self.y = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slab(height: f32, keeps: bool) -> Slab {
        Slab {
            above: 5.0,
            height,
            keeps,
            ..Slab::default()
        }
    }

    fn shown(slabs: &[Slab], heads: &[Head]) -> Vec<Vec<(bool, usize, f32)>> {
        let pages = pages(slabs, heads, 100.0);
        let one = |placed: &Placed| match *placed {
            Placed::Slab { top, slab } => (true, slab, top),
            Placed::Head { top, head } => (false, head, top),
        };
        pages
            .iter()
            .map(|page| page.iter().map(one).collect())
            .collect()
    }

    #[test]
    fn a_heading_goes_to_the_page_of_what_it_heads() {
        let slabs = [slab(70.0, false), slab(20.0, true), slab(20.0, false)];
        assert_eq!(
            shown(&slabs, &[]),
            [vec![(true, 0, 0.0)], vec![(true, 1, 0.0), (true, 2, 25.0)]]
        );
    }

    #[test]
    fn the_head_of_a_table_comes_again() {
        let head = Head {
            height: 10.0,
            items: Vec::new(),
        };
        let row = || Slab {
            head: Some(0),
            height: 60.0,
            ..Slab::default()
        };
        assert_eq!(
            shown(&[row(), row()], &[head]),
            [
                vec![(false, 0, 0.0), (true, 0, 10.0)],
                vec![(false, 0, 0.0), (true, 1, 10.0)]
            ]
        );
    }

    #[test]
    fn what_fits_on_no_page_is_placed_all_the_same() {
        let slabs = [
            slab(90.0, true),
            slab(90.0, true),
            slab(300.0, false),
            slab(1.0, false),
        ];
        let pages = shown(&slabs, &[]);
        assert_eq!(pages.len(), 4);
        assert_eq!(pages.concat().len(), 4);
    }

    #[test]
    fn a_new_page_is_begun_where_asked_and_none_is_empty() {
        let fresh = Slab {
            fresh: true,
            ..slab(10.0, false)
        };
        let again = Slab {
            fresh: true,
            ..slab(10.0, false)
        };
        assert_eq!(
            shown(&[fresh, again], &[]),
            [vec![(true, 0, 0.0)], vec![(true, 1, 0.0)]]
        );
    }
}
