//! Tables on paper: columns as wide as their words ask, rows whole, the head again on every page.

use super::super::flow::{Head, Item, Slab};
use super::super::lines::{self, Inline, Line};
use super::super::tags::{Mark, Place, Role};
use super::{BAND, Composed, INK, Lay, RULE, STRONG, Type, WIDTH, bar, base, set};
use crate::letters::{self, Face};
use crate::paper::{Cell, Column, Run, Table, bold, text};

const CELL: Type = Type {
    size: 10.5,
    lead: 13.5,
    ink: INK,
    face: Face::Plain,
};
const HEAD: Type = Type {
    face: Face::Bold,
    ..CELL
};
/// Between columns, and over and under the words of a row.
const GAP: f32 = 12.0;
const PAD: f32 = 3.5;
/// A row of more lines than this may be parted.
const WHOLE: usize = 24;

/// A cell broken into lines.
struct Broken {
    lines: Vec<Line>,
    marks: Vec<Mark>,
}

impl Composed {
    pub(super) fn table(&mut self, table: &Table, part: Place) {
        let (summary, _) = letters::clean(&table.caption);
        let summary = summary.replace('\n', " ");
        let place = self.tags.within(part, Role::Table { summary });
        let caption = self.tags.within(place, Role::Caption);
        self.words(caption, &[bold(&table.caption)], STRONG, Lay::keeping(14.0));
        if table.rows.is_empty() || table.columns.is_empty() {
            let place = self.tags.within(part, Role::Paragraph);
            let lay = Lay::at(if table.caption.trim().is_empty() {
                14.0
            } else {
                2.0
            });
            let words = match table.empty.trim() {
                "" => "There is nothing to list.",
                words => words,
            };
            self.words(place, &[text(words)], super::BODY, lay);
            return;
        }
        let rows: Vec<Vec<Vec<Inline>>> = table
            .even()
            .map(|row| {
                row.iter()
                    .enumerate()
                    .map(|(n, cell)| self.cell(cell, n, table))
                    .collect()
            })
            .collect();
        let names: Vec<Vec<Inline>> = table.columns.iter().map(|c| self.name(c)).collect();
        let columns = placed(&table.columns, &names, &rows);
        let head = self.head(&names, &table.columns, &columns, place);
        let body = self.tags.within(place, Role::Rows);
        for (inlines, cells) in rows.iter().zip(table.even()) {
            self.row(inlines, &cells, table, &columns, body, head);
        }
        if let Some(last) = self.slabs.last_mut() {
            last.keeps = false;
        }
    }

    /// Names and what they stand for: a table without a head, whose first column names the rows.
    pub(super) fn facts(&mut self, facts: &[(String, String)], part: Place) {
        if facts.is_empty() {
            return;
        }
        let columns = [Column::words("", 3), Column::words("", 7)];
        let rows = facts
            .iter()
            .map(|(l, v)| vec![Cell::bold(l), v.as_str().into()]);
        let table = Table::new("", columns).rows(rows);
        let rows: Vec<Vec<Vec<Inline>>> = table
            .even()
            .map(|row| {
                row.iter()
                    .enumerate()
                    .map(|(n, cell)| self.cell(cell, n, &table))
                    .collect()
            })
            .collect();
        let columns = placed(&table.columns, &[], &rows);
        let place = self.tags.within(
            part,
            Role::Table {
                summary: String::new(),
            },
        );
        let body = self.tags.within(place, Role::Rows);
        self.slabs.push(Slab {
            above: 10.0,
            height: 0.75,
            keeps: true,
            items: vec![bar(0.0, 0.0, WIDTH, 0.75, RULE)],
            ..Slab::default()
        });
        for (inlines, cells) in rows.iter().zip(table.even()) {
            self.row(inlines, &cells, &table, &columns, body, None);
        }
    }

    fn cell(&mut self, cell: &Cell, column: usize, table: &Table) -> Vec<Inline> {
        let names = table.row_headers && column == 0;
        let (inlines, boxes) =
            lines::inlines(&cell.runs, if names { Face::Bold } else { Face::Plain });
        self.boxes = self.boxes.saturating_add(boxes);
        inlines
    }

    fn name(&mut self, column: &Column) -> Vec<Inline> {
        let (inlines, boxes) = lines::inlines(&[text(&column.name)], Face::Bold);
        self.boxes = self.boxes.saturating_add(boxes);
        inlines
    }

    /// The head: once as what is read, and again, for the eye alone, on the pages that follow.
    fn head(
        &mut self,
        names: &[Vec<Inline>],
        columns: &[Column],
        placed: &[Span],
        table: Place,
    ) -> Option<usize> {
        let part = self.tags.within(table, Role::Head);
        let row = self.tags.within(part, Role::Row);
        let cells: Vec<Broken> = names
            .iter()
            .zip(columns)
            .zip(placed)
            .map(|((inlines, column), span)| {
                let place = self.tags.within(row, Role::HeadOfColumn);
                let runs = [text(&column.name)];
                self.broken(place, inlines, &runs, HEAD, span.width)
            })
            .collect();
        let tall = cells
            .iter()
            .map(|c| c.lines.len())
            .max()
            .unwrap_or(1)
            .max(1);
        let height = rows_of(tall) + 2.0 * PAD + 1.25;
        let mut items = vec![bar(0.0, 0.0, WIDTH, height, BAND)];
        for ((cell, span), column) in cells.into_iter().zip(placed).zip(columns) {
            let down = rows_of(tall - cell.lines.len().min(tall));
            for (number, line) in cell.lines.into_iter().enumerate() {
                let y = PAD + down + rows_of(number) + base(HEAD);
                set(
                    &mut items,
                    line.clone(),
                    HEAD,
                    (span.from(&line, column), y),
                    &cell.marks,
                );
            }
        }
        items.push(bar(0.0, height - 1.25, WIDTH, 1.25, INK));
        let again = Head {
            height,
            items: items.iter().map(unread).collect(),
        };
        self.slabs.push(Slab {
            above: 4.0,
            height,
            keeps: true,
            items,
            ..Slab::default()
        });
        self.heads.push(again);
        self.heads.len().checked_sub(1)
    }

    fn row(
        &mut self,
        inlines: &[Vec<Inline>],
        cells: &[Cell],
        table: &Table,
        placed: &[Span],
        body: Place,
        head: Option<usize>,
    ) {
        let row = self.tags.within(body, Role::Row);
        let broken: Vec<Broken> = inlines
            .iter()
            .zip(cells)
            .zip(placed)
            .enumerate()
            .map(|(number, ((inlines, cell), span))| {
                let names = table.row_headers && number == 0;
                let place = self
                    .tags
                    .within(row, if names { Role::HeadOfRow } else { Role::Cell });
                self.broken(place, inlines, &cell.runs, CELL, span.width)
            })
            .collect();
        let tall = broken
            .iter()
            .map(|c| c.lines.len())
            .max()
            .unwrap_or(1)
            .max(1);
        let mut left: Vec<_> = broken
            .into_iter()
            .map(|c| (c.lines.into_iter(), c.marks))
            .collect();
        for number in 0..tall {
            let (first, last) = (number == 0, number + 1 == tall);
            let over = if first { PAD } else { 0.0 };
            let height = over + CELL.lead + if last { PAD + 0.75 } else { 0.0 };
            let mut items = Vec::new();
            for (((lines, marks), span), column) in left.iter_mut().zip(placed).zip(&table.columns)
            {
                if let Some(line) = lines.next() {
                    let x = span.from(&line, column);
                    set(&mut items, line, CELL, (x, over + base(CELL)), marks);
                }
            }
            if last {
                items.push(bar(0.0, height - 0.75, WIDTH, 0.75, RULE));
            }
            self.slabs.push(Slab {
                height,
                // A row longer than most of a page goes over its end, but not by a single line.
                keeps: !last && (tall <= WHOLE || number < 2 || number + 3 > tall),
                items,
                head,
                ..Slab::default()
            });
        }
    }

    /// A cell in lines; a blank one holds its place in the tree.
    fn broken(
        &mut self,
        place: Place,
        inlines: &[Inline],
        runs: &[Run],
        of: Type,
        width: f32,
    ) -> Broken {
        let lines = lines::broken(inlines, of.size, width);
        if lines.is_empty() {
            let mark = self.tags.mark(place);
            let piece = lines::Piece {
                x: 0.0,
                face: Face::Plain,
                words: " ".to_owned(),
                part: 0,
            };
            return Broken {
                lines: vec![Line {
                    pieces: vec![piece],
                    width: 0.0,
                }],
                marks: vec![mark],
            };
        }
        let marks = self.marks(place, runs, inlines);
        Broken { lines, marks }
    }
}

/// Where a column stands.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    left: f32,
    width: f32,
}

impl Span {
    /// Where a line begins: numbers end at the right.
    fn from(self, line: &Line, column: &Column) -> f32 {
        if column.numeric {
            self.left + self.width - line.width
        } else {
            self.left
        }
    }
}

/// Columns by their weights, each as wide as its widest word where that can be.
fn placed(columns: &[Column], names: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Vec<Span> {
    let least: Vec<f32> = (0..columns.len())
        .map(|place| {
            let name = names.get(place).into_iter();
            let cells = rows.iter().filter_map(|row| row.get(place));
            let widest = name
                .chain(cells)
                .map(|inlines| lines::widest_word(inlines, CELL.size))
                .fold(0.0, f32::max);
            // A hair more, so that a word that just fits is not broken by the last digit of a sum.
            widest + 0.5
        })
        .collect();
    let weights: Vec<f32> = columns.iter().map(|c| f32::from(c.weight.max(1))).collect();
    let gaps = GAP * (many(columns.len()) - 1.0).max(0.0);
    let widths = shared((WIDTH - gaps).max(WIDTH / 4.0), &weights, &least);
    let gap = if columns.len() > 1 {
        (WIDTH - widths.iter().sum::<f32>()) / (many(columns.len()) - 1.0)
    } else {
        0.0
    };
    let mut left = 0.0;
    widths
        .into_iter()
        .map(|width| {
            let span = Span { left, width };
            left += width + gap;
            span
        })
        .collect()
}

/// Shares room by weights so that none gets less than its least; where there is not so much, by what is least.
fn shared(room: f32, weights: &[f32], least: &[f32]) -> Vec<f32> {
    let needed: f32 = least.iter().sum();
    if needed >= room {
        // Nobody gives up more than the longest must.
        let fair = room / many(least.len());
        let small: f32 = least.iter().filter(|l| **l <= fair).sum();
        let large: f32 = least.iter().filter(|l| **l > fair).sum();
        return least
            .iter()
            .map(|l| {
                if *l <= fair {
                    *l
                } else {
                    l / large * (room - small)
                }
            })
            .collect();
    }
    let mut fixed = vec![false; least.len()];
    loop {
        let taken: f32 = least
            .iter()
            .zip(&fixed)
            .filter(|(_, f)| **f)
            .map(|(l, _)| l)
            .sum();
        let weight: f32 = weights
            .iter()
            .zip(&fixed)
            .filter(|(_, f)| !**f)
            .map(|(w, _)| w)
            .sum();
        let each = if weight > 0.0 {
            (room - taken) / weight
        } else {
            0.0
        };
        let mut changed = false;
        for ((weight, least), fixed) in weights.iter().zip(least).zip(&mut fixed) {
            if !*fixed && weight * each < *least {
                *fixed = true;
                changed = true;
            }
        }
        if !changed {
            let share = |((weight, least), fixed): ((&f32, &f32), &bool)| {
                if *fixed { *least } else { weight * each }
            };
            return weights.iter().zip(least).zip(&fixed).map(share).collect();
        }
    }
}

/// A count as a length.
fn many(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// The height of so many lines.
fn rows_of(lines: usize) -> f32 {
    many(lines) * CELL.lead
}

/// The same, no part of what is read.
fn unread(item: &Item) -> Item {
    match item.clone() {
        Item::Words {
            x,
            y,
            size,
            face,
            ink,
            words,
            ..
        } => Item::Words {
            x,
            y,
            size,
            face,
            ink,
            words,
            mark: None,
        },
        other @ (Item::Bar { .. } | Item::Drawing { .. }) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_shared_by_weight_and_none_gets_less_than_its_longest_word() {
        assert_eq!(shared(100.0, &[1.0, 3.0], &[10.0, 10.0]), [25.0, 75.0]);
        assert_eq!(shared(100.0, &[1.0, 3.0], &[40.0, 10.0]), [40.0, 60.0]);
        assert_eq!(shared(100.0, &[1.0, 1.0], &[10.0, 180.0]), [10.0, 90.0]);
        assert!((shared(90.0, &[1.0; 3], &[60.0; 3]).iter().sum::<f32>() - 90.0).abs() < 0.1);
    }
}
