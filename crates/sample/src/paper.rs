//! Paper: lines of words set on A4 pages, written as a PDF. The same bytes every time.

use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};

use crate::type_face::{encoded, width};

const PAGE: (f32, f32) = (595.0, 842.0);
const LEFT: f32 = 64.0;
const RIGHT: f32 = 531.0;
const TOP: f32 = 780.0;
const BOTTOM: f32 = 84.0;
/// The size of the text, in points.
pub(crate) const TEXT: f32 = 11.0;

/// Words at a place.
struct Set {
    x: f32,
    y: f32,
    size: f32,
    bold: bool,
    words: String,
}

/// Pages as they fill.
pub(crate) struct Paper {
    title: String,
    running: Vec<String>,
    pages: Vec<Vec<Set>>,
    notes: Vec<String>,
    y: f32,
}

impl Paper {
    /// Paper with a title and the lines that run at the foot of every page; the page's number joins the last.
    pub(crate) fn new(title: &str, running: Vec<String>) -> Self {
        Self {
            title: title.to_owned(),
            running,
            pages: vec![Vec::new()],
            notes: Vec::new(),
            y: TOP,
        }
    }

    /// How many pages there are.
    pub(crate) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Goes on on a new page.
    pub(crate) fn new_page(&mut self) {
        let mut y = BOTTOM - 12.0;
        for (place, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            let (mark, words) = note.split_once(' ').unwrap_or(("", &note));
            self.set(LEFT, y + 3.0, 6.0, false, mark);
            for line in broken(words, RIGHT - LEFT - 8.0, 8.0, false) {
                self.set(LEFT + 6.0, y, 8.0, false, &line);
                y -= 10.0;
            }
            debug_assert!(place < 3, "more notes than the foot of a page holds");
        }
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    /// White space, unless the page has just begun.
    pub(crate) fn space(&mut self, points: f32) {
        if self.y < TOP {
            self.y -= points;
        }
    }

    /// A note at the foot of this page.
    pub(crate) fn note(&mut self, words: &str) {
        self.notes.push(words.to_owned());
    }

    /// A heading; a digit after a caret is raised ("needs to improve?^1").
    pub(crate) fn heading(&mut self, words: &str, size: f32) {
        self.space(size * 0.8);
        let (words, mark) = words
            .split_once('^')
            .map_or((words, None), |(words, mark)| (words, Some(mark)));
        // A heading never stands alone at the foot of a page.
        self.room(size * 1.3 + 3.0 * TEXT);
        let lines = broken(words, RIGHT - LEFT, size, true);
        for (place, line) in lines.iter().enumerate() {
            let y = self.down(size * 1.25);
            self.set(LEFT, y, size, true, line);
            if let (Some(mark), true) = (mark, place + 1 == lines.len()) {
                let x = LEFT + width(line, size, true) + 0.5;
                self.set(x, y + size * 0.35, size * 0.6, true, mark);
            }
        }
        self.space(4.0);
    }

    /// A heading with its grade at the right, in a band of its own.
    pub(crate) fn graded_heading(&mut self, words: &str, grade: &str) {
        self.space(14.0);
        self.room(70.0);
        let lines = broken(words, 300.0, 14.0, true);
        for (place, line) in lines.iter().enumerate() {
            let y = self.down(18.0);
            self.set(LEFT, y, 14.0, true, line);
            if place == 0 {
                self.set(400.0, y, 14.0, true, grade);
            }
        }
        self.space(6.0);
    }

    /// A paragraph, with what stands before it (a number, a bullet) hanging at the left.
    pub(crate) fn paragraph(&mut self, before: &str, words: &str, indent: f32) {
        let hang = if before.is_empty() { 0.0 } else { 24.0 };
        let x = LEFT + indent + hang;
        for (place, line) in broken(words, RIGHT - x, TEXT, false).iter().enumerate() {
            let y = self.down(TEXT * 1.32);
            if place == 0 && !before.is_empty() {
                self.set(LEFT + indent, y, TEXT, false, before);
            }
            self.set(x, y, TEXT, false, line);
        }
        self.space(6.0);
    }

    /// A line of its own, bold or not.
    pub(crate) fn line(&mut self, words: &str, size: f32, bold: bool) {
        for line in broken(words, RIGHT - LEFT, size, bold) {
            let y = self.down(size * 1.35);
            self.set(LEFT, y, size, bold, &line);
        }
    }

    /// A row of a table: its label, and its grade in a column at the right.
    pub(crate) fn row(&mut self, label: &str, grade: &str, bold: bool) {
        self.room(40.0);
        let labels = broken(label, 300.0, TEXT, bold);
        let grades = broken(grade, RIGHT - 392.0, TEXT, bold);
        for place in 0..labels.len().max(grades.len()) {
            let y = self.down(TEXT * 1.32);
            for (x, lines) in [(LEFT, &labels), (392.0, &grades)] {
                if let Some(line) = lines.get(place) {
                    self.set(x, y, TEXT, bold, line);
                }
            }
        }
        self.space(9.0);
    }

    /// The PDF; without `words`, pages that hold drawings only, as a scan does.
    pub(crate) fn written(mut self, with_words: bool) -> Vec<u8> {
        self.new_page();
        self.pages.pop();
        let count = i32::try_from(self.pages.len()).unwrap_or(i32::MAX);
        let (catalog, tree, info, regular, bold) = (
            Ref::new(1),
            Ref::new(2),
            Ref::new(3),
            Ref::new(4),
            Ref::new(5),
        );
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
        for (page, set) in (0..count).zip(&self.pages) {
            let mut content = Content::new();
            if with_words {
                self.foot(page, &mut content);
                for set in set {
                    write(&mut content, set);
                }
            } else {
                content.rect(LEFT, BOTTOM, RIGHT - LEFT, TOP - BOTTOM);
                content.stroke();
            }
            pdf.stream(content_ref(page), &content.finish());
            let mut written = pdf.page(page_ref(page));
            written
                .parent(tree)
                .contents(content_ref(page))
                .media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1));
            written
                .resources()
                .fonts()
                .pair(Name(b"F1"), regular)
                .pair(Name(b"F2"), bold);
            written.finish();
        }
        pdf.finish()
    }

    /// The lines that run at the foot of every page; the first page of a report carries none but its number.
    fn foot(&self, page: i32, content: &mut Content) {
        let number = (page + 1).to_string();
        let mut y = 40.0 + 11.0 * if self.running.len() > 1 { 1.0 } else { 0.0 };
        if page > 0 {
            for line in &self.running {
                write(
                    content,
                    &Set {
                        x: LEFT,
                        y,
                        size: 9.0,
                        bold: false,
                        words: line.clone(),
                    },
                );
                y -= 11.0;
            }
        }
        write(
            content,
            &Set {
                x: RIGHT - 12.0,
                y: 40.0,
                size: 9.0,
                bold: false,
                words: number,
            },
        );
    }

    /// Moves down by a line, to a new page where this one is full; the base line to set on.
    fn down(&mut self, by: f32) -> f32 {
        self.room(by);
        self.y -= by;
        self.y
    }

    fn room(&mut self, points: f32) {
        #[expect(clippy::cast_precision_loss, reason = "a page has a few notes")]
        let notes = self.notes.len() as f32 * 22.0;
        if self.y - points < BOTTOM + notes.min(10.0) {
            self.new_page();
        }
    }

    fn set(&mut self, x: f32, y: f32, size: f32, bold: bool, words: &str) {
        if let Some(page) = self.pages.last_mut() {
            page.push(Set {
                x,
                y,
                size,
                bold,
                words: words.to_owned(),
            });
        }
    }
}

fn write(content: &mut Content, set: &Set) {
    content.begin_text();
    content.set_font(Name(if set.bold { b"F2" } else { b"F1" }), set.size);
    content.set_text_matrix([1.0, 0.0, 0.0, 1.0, set.x, set.y]);
    content.show(Str(&encoded(&set.words)));
    content.end_text();
}

/// Words broken into lines no wider than this many points.
fn broken(words: &str, most: f32, size: f32, bold: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        if line.is_empty() {
            line.push_str(word);
        } else if width(&line, size, bold) + width(" ", size, bold) + width(word, size, bold)
            <= most
        {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_between_words_and_none_is_lost() {
        let lines = broken("one two three four five six", 40.0, 10.0, false);
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| width(line, 10.0, false) <= 40.0));
        assert_eq!(lines.join(" "), "one two three four five six");
    }

    #[test]
    fn long_text_goes_on_on_the_next_page() {
        let mut paper = Paper::new("t", Vec::new());
        for number in 1..60 {
            paper.paragraph(&format!("{number}."), &"words and ".repeat(20), 0.0);
        }
        assert!(paper.pages() > 2);
        assert!(paper.written(true).starts_with(b"%PDF-"));
    }
}
