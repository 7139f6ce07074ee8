//! A picture on paper: title, sentence, key, drawing, stamp and note together, then the table behind it.

use super::super::flow::Slab;
use super::super::tags::{Place, Role};
use super::{BODY, Composed, Lay, STAMP, STRONG, Type, WIDTH, base, drawn, written};
use crate::drawing::Drawing;
use crate::letters::{self, Face};
use crate::paper::{KeyItem, Picture, text};

/// Points for a unit of a drawing, which is a pixel, where the page is wide enough.
const FULL: f32 = 0.75;
/// The tallest a drawing may be.
const TALL: f32 = 520.0;
/// The side of a mark in a key.
const SIGN: f32 = 12.0;

impl Composed {
    pub(super) fn picture(&mut self, picture: &Picture, part: Place) {
        let drawing = Drawing::read(&picture.svg);
        if !picture.headed {
            let place = self.tags.within(part, Role::Paragraph);
            self.words(place, &[text(&picture.title)], STRONG, Lay::keeping(14.0));
        }
        let place = self.tags.within(part, Role::Paragraph);
        self.words(place, &[text(&picture.sentence)], BODY, Lay::keeping(2.0));
        match drawing {
            Some(drawing) => {
                self.key(&picture.key, part);
                self.drawing(drawing, picture, part);
            }
            None => {
                self.undrawn = self.undrawn.saturating_add(1);
                let place = self.tags.within(part, Role::Paragraph);
                let words = text("This picture could not be drawn.");
                self.words(place, &[words], STRONG, Lay::keeping(4.0));
            }
        }
        for words in [&picture.stamp, &picture.note] {
            if words.trim().is_empty() {
                continue;
            }
            let place = self.tags.within(part, Role::Paragraph);
            self.words(place, &[text(words)], STAMP, Lay::keeping(4.0));
        }
        if let Some(last) = self.slabs.last_mut() {
            last.keeps = false;
        }
        if let Some(table) = &picture.table {
            self.table(table, part);
        }
    }

    fn drawing(&mut self, drawing: Drawing, picture: &Picture, part: Place) {
        self.boxes = self.boxes.saturating_add(drawing.boxes);
        if drawing.left_out > 0 {
            self.undrawn = self.undrawn.saturating_add(1);
        }
        let scale = FULL.min(WIDTH / drawing.width).min(TALL / drawing.height);
        let role = Role::Figure {
            alternative: picture.alternative(),
        };
        let place = self.tags.within(part, role);
        let mark = self.tags.mark(place);
        self.slabs.push(Slab {
            above: 8.0,
            height: drawing.height * scale,
            keeps: true,
            items: vec![drawn(0.0, 0.0, scale, drawing, Some(mark))],
            ..Slab::default()
        });
    }

    /// The key, its items one after another in as few lines as hold them.
    fn key(&mut self, key: &[KeyItem], part: Place) {
        const APART: f32 = 18.0;
        let of = Type {
            face: Face::Plain,
            ..STAMP
        };
        let mut x = 0.0;
        let mut slab: Option<Slab> = None;
        for item in key {
            let (words, boxes) = letters::clean(&item.words);
            self.boxes = self.boxes.saturating_add(boxes);
            let words = letters::line(&words);
            if words.is_empty() {
                continue;
            }
            let sign = Drawing::read(&item.svg);
            let indent = if sign.is_some() { SIGN + 4.0 } else { 0.0 };
            let words = of.face.cut(&words, WIDTH - indent, of.size);
            let wide = indent + of.face.width(&words, of.size);
            if x > 0.0 && x + wide > WIDTH {
                self.slabs.extend(slab.take());
                x = 0.0;
            }
            let line = slab.get_or_insert_with(|| Slab {
                above: 3.0,
                height: of.lead,
                keeps: true,
                ..Slab::default()
            });
            if let Some(sign) = sign {
                let scale = SIGN / sign.width.max(sign.height);
                line.items
                    .push(drawn(x, (of.lead - SIGN) / 2.0, scale, sign, None));
            }
            let place = self.tags.within(part, Role::Paragraph);
            let mark = self.tags.mark(place);
            line.items
                .push(written(x + indent, base(of), of, words, Some(mark)));
            x += wide + APART;
        }
        self.slabs.extend(slab);
    }
}
