//! The head of the first page: who may hold the paper, what it is, whose, of which day; and what could not be shown.

use super::super::flow::Slab;
use super::super::tags::{Place, Role};
use super::{BODY, Composed, INK, Lay, SECOND, STRONG, Type, WIDTH, bar, heading};
use crate::letters::Face;
use crate::paper::{Paper, bold, text};

const TITLE: Type = Type {
    size: 27.0,
    lead: 33.0,
    ink: INK,
    face: Face::Bold,
};
const SUBTITLE: Type = Type {
    size: 16.0,
    lead: 21.0,
    ink: INK,
    face: Face::Plain,
};
const SMALL: Type = Type {
    size: super::LEAST,
    lead: 15.5,
    ink: SECOND,
    face: Face::Plain,
};

impl Composed {
    pub(super) fn front(&mut self, paper: &Paper, part: Place) {
        let small = Type {
            face: Face::Bold,
            ink: INK,
            ..SMALL
        };
        let place = self.tags.within(part, Role::Paragraph);
        let holder = paper.classification.words();
        self.words(place, &[bold(holder)], small, Lay::keeping(0.0));
        let role = Role::Heading {
            level: 1,
            words: paper.titled(),
        };
        let place = self.tags.within(part, role);
        self.words(place, &[text(paper.titled())], TITLE, Lay::keeping(8.0));
        for (words, of, above) in [
            (&paper.subtitle, SUBTITLE, 3.0),
            (&paper.authority, STRONG, 8.0),
        ] {
            let place = self.tags.within(part, Role::Paragraph);
            self.words(place, &[text(words)], of, Lay::keeping(above));
        }
        let place = self.tags.within(part, Role::Paragraph);
        self.words(place, &[text(paper.made_of())], SMALL, Lay::keeping(2.0));
        self.slabs.push(Slab {
            above: 10.0,
            height: 3.0,
            items: vec![bar(0.0, 0.0, WIDTH, 3.0, INK)],
            ..Slab::default()
        });
        for words in self.not_shown() {
            self.warning(&words, part);
        }
        // A paper that begins with a section needs no second rule under the first.
        let (_, above) = heading(1);
        if let Some(last) = self.slabs.last_mut() {
            last.height += (above - BODY.lead).max(0.0) / 2.0;
        }
    }

    /// What the reader must know is not as it was written.
    fn not_shown(&self) -> Vec<String> {
        let mut all = Vec::new();
        match self.boxes {
            0 => {}
            1 => all.push("one letter that could not be printed is shown as □.".to_owned()),
            many => all.push(format!(
                "{many} letters that could not be printed are shown as □."
            )),
        }
        match self.undrawn {
            0 => {}
            1 => {
                all.push("one picture could not be drawn, or not whole; its numbers are in its table.".to_owned())
            }
            many => all.push(format!(
                "{many} pictures could not be drawn, or not whole; their numbers are in their tables."
            )),
        }
        all
    }
}
