//! Paper: lines of words set on A4 pages, written as a PDF. The same bytes every time.

mod write;

use crate::type_face::width;

pub(crate) const LEFT: f32 = 64.0;
pub(crate) const RIGHT: f32 = 531.0;
pub(crate) const TOP: f32 = 770.0;
pub(crate) const BOTTOM: f32 = 76.0;
/// The size of the text, in points.
pub(crate) const TEXT: f32 = 12.0;
/// The size of notes at the foot of a page.
const NOTE: f32 = 8.5;
/// Where the column of grades begins.
const GRADES: f32 = 340.0;
/// How far boxes stand out from the text.
const BOX: f32 = 7.0;

/// Words at a place.
pub(crate) struct Set {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) size: f32,
    pub(crate) bold: bool,
    pub(crate) words: String,
}

/// A page: words, and the lines drawn between two places.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) words: Vec<Set>,
    pub(crate) rules: Vec<[f32; 4]>,
    /// Notes at its foot, in order, and the height they take.
    notes: Vec<(String, Vec<String>)>,
    notes_height: f32,
}

/// What runs at the edges of every page but the first.
#[derive(Debug, Default, Clone)]
pub(crate) struct Running {
    /// Lines at the foot; the page's number joins the last.
    pub(crate) foot: Vec<String>,
    /// The line at the top, with the page's number; the foot then has none.
    pub(crate) head: Option<String>,
    /// Whether numbers of even pages stand at the left.
    pub(crate) sides: bool,
}

/// Pages as they fill.
pub(crate) struct Paper {
    pub(crate) title: String,
    pub(crate) running: Running,
    pub(crate) pages: Vec<Page>,
    y: f32,
    boxed: bool,
}

impl Paper {
    /// Paper with a title and what runs at its edges.
    pub(crate) fn new(title: &str, running: Running) -> Self {
        Self {
            title: title.to_owned(),
            running,
            pages: vec![Page::default()],
            y: TOP,
            boxed: false,
        }
    }

    /// How many pages there are.
    pub(crate) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Goes on on a new page.
    pub(crate) fn new_page(&mut self) {
        if self.boxed {
            self.rule([LEFT - BOX, self.y - BOX, RIGHT + BOX, self.y - BOX]);
        }
        self.pages.push(Page::default());
        self.y = TOP;
    }

    /// White space, unless the page has just begun.
    pub(crate) fn space(&mut self, points: f32) {
        if self.y < TOP {
            self.lower(points);
        }
    }

    /// A note at the foot of this page.
    pub(crate) fn note(&mut self, mark: &str, words: &str) {
        let lines = broken(words, RIGHT - LEFT - 8.0, NOTE, false);
        let height = lines.iter().map(|_| NOTE * 1.25).sum::<f32>() + 6.0;
        if let Some(page) = self.pages.last_mut() {
            page.notes_height += height;
            page.notes.push((mark.to_owned(), lines));
        }
    }

    /// A heading, bold but for titles; a digit after a caret is raised ("needs to improve?^1").
    pub(crate) fn heading(&mut self, words: &str, size: f32, bold: bool) {
        self.space(size * 0.8);
        // A heading never stands alone at the foot of a page.
        self.room(size * 2.6 + 3.0 * TEXT);
        self.line(words, size, bold);
        self.space(4.0);
    }

    /// A heading with its grade at the right, in a box.
    pub(crate) fn graded_heading(&mut self, words: &str, grade: &str) {
        self.space(14.0);
        self.room(150.0);
        self.cells(words, grade, LEFT, 14.0, true);
    }

    /// A row of a table: its label and its grade in a column at the right; a headline has no grade.
    pub(crate) fn row(&mut self, label: &str, grade: &str, indent: f32, bold: bool) {
        self.cells(label, grade, LEFT + indent, TEXT, bold);
    }

    /// White space around a table, where one begins or has ended.
    pub(crate) fn table_edge(&mut self) {
        self.space(TEXT);
    }

    /// Begins or ends a box around the text.
    pub(crate) fn boxed(&mut self, boxed: bool) {
        if boxed {
            self.boxed = true;
            self.lower(6.0);
        } else {
            self.lower(2.0);
            self.boxed = false;
            self.rule([LEFT - BOX, self.y, RIGHT + BOX, self.y]);
            self.lower(8.0);
        }
    }

    /// A paragraph, with what stands before it (a number, a bullet) hanging at the left; the page it begins on.
    pub(crate) fn paragraph(&mut self, before: &str, words: &str, indent: f32) -> usize {
        let hang = if before.is_empty() { 0.0 } else { 26.0 };
        let x = LEFT + indent + hang;
        let mut begins = None;
        for line in broken(words, RIGHT - x, TEXT, false) {
            let y = self.down(TEXT * 1.32);
            if begins.is_none() {
                begins = Some(self.pages());
                if !before.is_empty() {
                    self.set(LEFT + indent, y, TEXT, false, before);
                }
            }
            self.set(x, y, TEXT, false, &line);
        }
        self.space(7.0);
        begins.unwrap_or_else(|| self.pages())
    }

    /// Lines of their own.
    pub(crate) fn line(&mut self, words: &str, size: f32, bold: bool) {
        let (words, mark) = raised(words);
        let lines = broken(words, RIGHT - LEFT, size, bold);
        for (place, line) in lines.iter().enumerate() {
            let y = self.down(size * 1.3);
            self.set(LEFT, y, size, bold, line);
            if let (Some(mark), true) = (mark, place + 1 == lines.len()) {
                let x = LEFT + width(line, size, bold) + 0.3;
                self.set(x, y + size * 0.35, size * 0.6, bold, mark);
            }
        }
    }

    /// A line with its label in bold: "Inspection dates: 6 to 10 July 2026".
    pub(crate) fn labelled(&mut self, label: &str, value: &str) {
        let y = self.down(TEXT * 1.8);
        self.set(LEFT, y, TEXT, true, label);
        let x = LEFT + width(label, TEXT, true) + width(" ", TEXT, true);
        self.set(x, y, TEXT, false, value);
    }

    /// A line of a table of contents.
    pub(crate) fn entry(&mut self, words: &str, page: Option<usize>) {
        let lines = broken(words, RIGHT - LEFT - 80.0, TEXT, false);
        for (place, line) in lines.iter().enumerate() {
            let y = self.down(TEXT * 1.5);
            self.set(LEFT + 16.0, y, TEXT, false, line);
            if let (Some(page), true) = (page, place + 1 == lines.len()) {
                self.set(RIGHT - 14.0, y, TEXT, false, &page.to_string());
            }
        }
    }

    fn cells(&mut self, label: &str, grade: &str, x: f32, size: f32, bold: bool) {
        let most = if grade.is_empty() { RIGHT } else { GRADES } - x - 8.0;
        let columns = [
            (x, broken(label, most, size, bold)),
            (GRADES, broken(grade, RIGHT - GRADES, size, bold)),
        ];
        let rows = columns.iter().map(|(_, lines)| lines.len()).max();
        let height: f32 = (0..rows.unwrap_or(0)).map(|_| size * 1.32).sum::<f32>() + 9.0;
        self.room(height);
        let top = self.y;
        for place in 0..rows.unwrap_or(0) {
            let y = self.down(size * 1.32);
            for (x, lines) in &columns {
                if let Some(line) = lines.get(place) {
                    self.set(*x, y, size, bold, line);
                }
            }
        }
        self.y = top - height;
        let (bottom, left, right) = (self.y, LEFT - BOX, RIGHT + BOX);
        self.rule([left, top, right, top]);
        self.rule([left, bottom, right, bottom]);
        self.rule([left, top, left, bottom]);
        self.rule([right, top, right, bottom]);
        if !grade.is_empty() {
            self.rule([GRADES - BOX, top, GRADES - BOX, bottom]);
        }
    }

    /// Moves down by a line, to a new page where this one is full; the base line to set on.
    fn down(&mut self, by: f32) -> f32 {
        self.room(by);
        self.lower(by);
        self.y
    }

    fn lower(&mut self, by: f32) {
        let (above, below) = (self.y, self.y - by);
        if self.boxed {
            self.rule([LEFT - BOX, above, LEFT - BOX, below]);
            self.rule([RIGHT + BOX, above, RIGHT + BOX, below]);
        }
        self.y = below;
    }

    fn room(&mut self, points: f32) {
        let notes = self.pages.last().map_or(0.0, |page| page.notes_height);
        if self.y - points < BOTTOM + notes {
            self.new_page();
        }
    }

    fn set(&mut self, x: f32, y: f32, size: f32, bold: bool, words: &str) {
        if let Some(page) = self.pages.last_mut() {
            page.words.push(Set {
                x,
                y,
                size,
                bold,
                words: words.to_owned(),
            });
        }
    }

    fn rule(&mut self, ends: [f32; 4]) {
        if let Some(page) = self.pages.last_mut() {
            page.rules.push(ends);
        }
    }
}

impl Page {
    /// Sets the notes at the foot, under a short rule.
    fn set_notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        let mut y = BOTTOM + self.notes_height - 12.0;
        self.rules
            .push([LEFT, y + NOTE + 4.0, LEFT + 140.0, y + NOTE + 4.0]);
        for (mark, lines) in std::mem::take(&mut self.notes) {
            let mut mark = Some(mark);
            for line in lines {
                if let Some(words) = mark.take() {
                    self.words.push(Set {
                        x: LEFT,
                        y: y + 3.0,
                        size: 5.5,
                        bold: false,
                        words,
                    });
                }
                self.words.push(Set {
                    x: LEFT + 5.0,
                    y,
                    size: NOTE,
                    bold: false,
                    words: line,
                });
                y -= NOTE * 1.25;
            }
            y -= 6.0;
        }
    }
}

/// Words, and the digit after a caret at their end.
pub(crate) fn raised(words: &str) -> (&str, Option<&str>) {
    words
        .split_once('^')
        .map_or((words, None), |(words, mark)| (words, Some(mark)))
}

/// Words broken into lines no wider than this many points.
fn broken(words: &str, most: f32, size: f32, bold: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let with = width(&line, size, bold) + width(" ", size, bold) + width(word, size, bold);
        if line.is_empty() {
            line.push_str(word);
        } else if with <= most {
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
        let mut paper = Paper::new("t", Running::default());
        let mut began = Vec::new();
        for number in 1..60 {
            began.push(paper.paragraph(&format!("{number}."), &"words and ".repeat(20), 0.0));
        }
        assert!(paper.pages() > 2);
        assert!(began.is_sorted() && began.first() == Some(&1));
        assert!(paper.written(true).starts_with(b"%PDF-"));
    }

    #[test]
    fn a_note_keeps_its_room_at_the_foot() {
        let mut paper = Paper::new("t", Running::default());
        paper.note("1", &"words and ".repeat(40));
        for _ in 0..60 {
            paper.paragraph("", &"words and ".repeat(20), 0.0);
        }
        let lowest = paper.pages[0]
            .words
            .iter()
            .map(|set| set.y)
            .fold(TOP, f32::min);
        assert!(lowest > BOTTOM + 30.0, "{lowest}");
    }
}
