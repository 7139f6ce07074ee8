//! Pages as a PDF.

use pdf_writer::{Content, Name, Pdf, Rect, Ref, Str, TextStr};

use super::{LEFT, Paper, RIGHT, Set};
use crate::type_face::{encoded, width};

/// A4, in points.
const PAGE: (f32, f32) = (595.0, 842.0);
/// The size of what runs at the edges.
const EDGE: f32 = 9.0;
/// What a page calls the picture of a scan.
const SCANNED: Name<'static> = Name(b"P1");

impl Paper {
    /// The PDF; without words, pages that hold a picture only, as a scan does.
    pub(crate) fn written(mut self, with_words: bool) -> Vec<u8> {
        let count = i32::try_from(self.pages.len()).unwrap_or(i32::MAX);
        let [catalog, tree, info, regular, bold, scanned] = [1, 2, 3, 4, 5, 6].map(Ref::new);
        let page_ref = |page: i32| Ref::new(10 + 2 * page);
        let content_ref = |page: i32| Ref::new(11 + 2 * page);
        let mut pdf = Pdf::new();
        pdf.catalog(catalog).pages(tree).lang(TextStr("en-GB"));
        pdf.document_info(info).title(TextStr(&self.title));
        pdf.pages(tree).kids((0..count).map(page_ref)).count(count);
        for (font, name) in [(regular, "Helvetica"), (bold, "Helvetica-Bold")] {
            pdf.type1_font(font)
                .base_font(Name(name.as_bytes()))
                .encoding_predefined(Name(b"WinAnsiEncoding"));
        }
        let mut pages = std::mem::take(&mut self.pages);
        for (page, held) in (0..count).zip(&mut pages) {
            let mut content = Content::new();
            content.set_line_width(0.7);
            if with_words {
                held.set_notes();
                self.edges(page, &mut content);
                for [x, y, to_x, to_y] in &held.rules {
                    content.move_to(*x, *y).line_to(*to_x, *to_y).stroke();
                }
                for set in &held.words {
                    show(&mut content, set);
                }
            } else {
                content.transform([PAGE.0, 0.0, 0.0, PAGE.1, 0.0, 0.0]);
                content.x_object(SCANNED);
            }
            pdf.stream(content_ref(page), &content.finish());
            let mut written = pdf.page(page_ref(page));
            written
                .parent(tree)
                .contents(content_ref(page))
                .media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1));
            let mut resources = written.resources();
            if with_words {
                resources
                    .fonts()
                    .pair(Name(b"F1"), regular)
                    .pair(Name(b"F2"), bold);
            } else {
                resources.x_objects().pair(SCANNED, scanned);
            }
        }
        if !with_words {
            picture(&mut pdf, scanned);
        }
        pdf.finish()
    }

    /// What runs at the top or the foot; a first page carries its number at most.
    fn edges(&self, page: i32, content: &mut Content) {
        let number = (page + 1).to_string();
        let edge = |x: f32, y: f32, words: &str| Set {
            x,
            y,
            size: EDGE,
            bold: false,
            words: words.to_owned(),
        };
        if let Some(head) = &self.running.head {
            if page > 0 {
                show(content, &edge(LEFT, 806.0, head));
                let x = LEFT + width(head, EDGE, false) + 24.0;
                show(content, &edge(x, 806.0, &page.to_string()));
            }
            return;
        }
        let lines = &self.running.foot;
        if lines.is_empty() {
            let x = if self.running.sides && page % 2 == 1 {
                LEFT
            } else {
                RIGHT - 12.0
            };
            show(content, &edge(x, 40.0, &number));
        } else if page > 0 {
            let mut y = 40.0;
            for line in lines.iter().rev() {
                show(content, &edge(LEFT, y, line));
                y += 11.0;
            }
            show(content, &edge(RIGHT - 12.0, 40.0, &number));
        }
    }
}

/// A picture of grey lines on white, as a page looks from afar.
fn picture(pdf: &mut Pdf, place: Ref) {
    let (wide, high) = (60, 84);
    let is_ink = |x: i32, y: i32| (6..54).contains(&x) && (8..76).contains(&y) && y % 3 == 0;
    let points: Vec<u8> = (0..high)
        .flat_map(|y| (0..wide).map(move |x| if is_ink(x, y) { 96 } else { 255 }))
        .collect();
    let mut image = pdf.image_xobject(place, &points);
    image.width(wide).height(high).bits_per_component(8);
    image.color_space().device_gray();
}

fn show(content: &mut Content, set: &Set) {
    content.begin_text();
    content.set_font(Name(if set.bold { b"F2" } else { b"F1" }), set.size);
    content.set_text_matrix([1.0, 0.0, 0.0, 1.0, set.x, set.y]);
    content.show(Str(&encoded(&set.words)));
    content.end_text();
}
