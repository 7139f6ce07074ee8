//! The sections of a paper and the pages they begin on.

use super::super::flow::{Item, Placed, Slab};
use super::super::tags::{Place, Role};
use super::{BODY, Composed, Lay, RULE, STRONG, WIDTH, bar, base, written};
use crate::letters;
use crate::paper::text;

/// The room for a page's number.
const NUMBER: f32 = 40.0;

impl Composed {
    /// A line for each section; which page it begins on is written when that is known.
    pub(super) fn contents(&mut self, sections: &[String], part: Place) {
        if sections.is_empty() {
            return;
        }
        let place = self.tags.within(part, Role::Paragraph);
        self.words(place, &[text("Contents")], STRONG, Lay::keeping(14.0));
        let list = self.tags.within(part, Role::Contents);
        for (number, words) in sections.iter().enumerate() {
            let entry = self.tags.within(list, Role::Entry);
            let mark = self.tags.mark(entry);
            let (words, _) = letters::clean(words);
            // The space parts the name from the number for whoever hears it.
            let words = format!("{} ", BODY.face.cut(&words, WIDTH - NUMBER, BODY.size));
            let height = BODY.lead + 5.0;
            self.slabs.push(Slab {
                height,
                keeps: number + 1 < sections.len() && number < 30,
                items: vec![
                    written(0.0, base(BODY) + 2.0, BODY, words, Some(mark)),
                    bar(0.0, height - 0.5, WIDTH, 0.5, RULE),
                ],
                names: Some((number, self.tags.mark(entry))),
                ..Slab::default()
            });
        }
    }

    /// Writes beside each section the page it begins on.
    pub(in super::super) fn number(&mut self, pages: &[Vec<Placed>]) {
        let mut begins = Vec::new();
        for (page, placed) in pages.iter().enumerate() {
            for placed in placed {
                if let Placed::Slab { slab, .. } = *placed
                    && let Some((1, _)) = self.slabs.get(slab).and_then(|s| s.heading.as_ref())
                {
                    begins.push(page + 1);
                }
            }
        }
        for slab in &mut self.slabs {
            if let Some((section, mark)) = slab.names
                && let Some(page) = begins.get(section)
            {
                let said = page.to_string();
                let x = WIDTH - BODY.face.width(&said, BODY.size);
                let number: Item = written(x, base(BODY) + 2.0, BODY, said, Some(mark));
                slab.items.push(number);
            }
        }
    }
}
