//! Tables on paper: columns as wide as their words ask, rows whole, the head again on every page.

use super::super::flow::{Head, Item, Slab};
use super::super::lines::{self, Inline, Line};
use super::super::tags::{Mark, Place, Role};
use super::columns::{Grid, Span, many, placed};
use super::{Composed, INK, Lay, RULE, STRONG, Type, WIDTH, bar, base, set, written};
use crate::letters::{self, Face};
use crate::paper::{Cell, Column, Run, Table, bold, text};

const CELL: Type = Type {
    size: super::LEAST,
    lead: 15.0,
    ink: INK,
    face: Face::Plain,
};
const HEAD: Type = Type {
    face: Face::Bold,
    ..CELL
};
/// Over and under the words of a row.
const PAD: f32 = 3.5;
/// A row of more lines than this may be parted.
const WHOLE: usize = 24;

/// A table of no more rows than this stays on one page.
const SHORT: usize = 6;
/// Names of rows are bold where they are names, and not where they are whole sentences.
const NAME: usize = 48;

/// A cell broken into lines.
struct Broken {
    lines: Vec<Line>,
    marks: Vec<Mark>,
}

impl Composed {
    pub(super) fn table(&mut self, table: &Table, part: Place) {
        if table.rows.is_empty() || table.columns.is_empty() {
            return self.nothing(table, part);
        }
        let summary = letters::line(&table.caption);
        let place = self.tags.within(part, Role::Table { summary });
        let caption = self.tags.within(place, Role::Caption);
        self.words(caption, &[bold(&table.caption)], STRONG, Lay::keeping(14.0));
        let rows = self.cells(table);
        let names: Vec<Vec<Inline>> = table.columns.iter().map(|c| self.name(c)).collect();
        let grid = placed(&table.columns, &names, &rows, CELL);
        let head = self.head(table, &names, &grid.spans, place);
        let body = self.tags.within(place, Role::Rows);
        for (number, (inlines, cells)) in rows.iter().zip(table.even()).enumerate() {
            self.row(inlines, &cells, table, &grid, body, head);
            // No row stands alone at the foot of a page or at the top of one, and a short table is not parted.
            let left = rows.len() - number - 1;
            if let Some(last) = self.slabs.last_mut() {
                last.keeps = left > 0 && (number == 0 || left == 1 || rows.len() <= SHORT);
            }
        }
    }

    /// A table without rows: no table, but its name and words that say so.
    fn nothing(&mut self, table: &Table, part: Place) {
        let place = self.tags.within(part, Role::Paragraph);
        self.words(place, &[bold(&table.caption)], STRONG, Lay::keeping(14.0));
        let words = match letters::line(&table.empty).as_str() {
            "" => "There is nothing to list.".to_owned(),
            _ => table.empty.clone(),
        };
        let place = self.tags.within(part, Role::Paragraph);
        self.words(place, &[text(words)], super::BODY, Lay::at(2.0));
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
        let rows = self.cells(&table);
        let grid = placed(&table.columns, &[], &rows, super::BODY);
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
            self.row(inlines, &cells, &table, &grid, body, None);
        }
    }

    fn cells(&mut self, table: &Table) -> Vec<Vec<Vec<Inline>>> {
        table
            .even()
            .map(|row| {
                row.iter()
                    .enumerate()
                    .map(|(n, cell)| self.cell(cell, n, table))
                    .collect()
            })
            .collect()
    }

    fn cell(&mut self, cell: &Cell, column: usize, table: &Table) -> Vec<Inline> {
        let face = if column == 0 && table.row_headers && are_names(table) {
            Face::Bold
        } else {
            Face::Plain
        };
        let (inlines, boxes) = lines::inlines(&cell.runs, face);
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
        table: &Table,
        names: &[Vec<Inline>],
        placed: &[Span],
        place: Place,
    ) -> Option<usize> {
        let columns = &table.columns;
        let part = self.tags.within(place, Role::Head);
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
        let mut items = Vec::new();
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
        let again = again(&table.caption, &items, height);
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
        grid: &Grid,
        body: Place,
        head: Option<usize>,
    ) {
        let row = self.tags.within(body, Role::Row);
        let broken: Vec<Broken> = inlines
            .iter()
            .zip(cells)
            .zip(&grid.spans)
            .enumerate()
            .map(|(number, ((inlines, cell), span))| {
                let names = table.row_headers && number == 0;
                let place = self
                    .tags
                    .within(row, if names { Role::HeadOfRow } else { Role::Cell });
                self.broken(place, inlines, &cell.runs, grid.of, span.width)
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
            let height = over + grid.of.lead + if last { PAD + 0.75 } else { 0.0 };
            let mut items = Vec::new();
            for (((lines, marks), span), column) in
                left.iter_mut().zip(&grid.spans).zip(&table.columns)
            {
                if let Some(line) = lines.next() {
                    let x = span.from(&line, column);
                    set(&mut items, line, grid.of, (x, over + base(grid.of)), marks);
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

/// Whether what heads the rows is names and not whole sentences.
fn are_names(table: &Table) -> bool {
    let length = |cell: &Cell| {
        cell.runs
            .iter()
            .map(|r| r.shown().chars().count())
            .sum::<usize>()
    };
    let mut first = table.rows.iter().filter_map(|row| row.first());
    first.all(|cell| length(cell) <= NAME)
}

/// The height of so many lines.
fn rows_of(lines: usize) -> f32 {
    many(lines) * CELL.lead
}

/// The head as it stands on the pages that follow, under the name of the table.
fn again(caption: &str, items: &[Item], height: f32) -> Head {
    let caption = letters::line(caption);
    if caption.is_empty() {
        let items = items.iter().map(|item| unread(item, 0.0)).collect();
        return Head { height, items };
    }
    let more = ", continued";
    let room = WIDTH - HEAD.face.width(more, HEAD.size);
    let words = format!("{}{more}", HEAD.face.cut(&caption, room, HEAD.size));
    let down = HEAD.lead + 4.0;
    let named = written(0.0, base(HEAD), HEAD, words, None);
    let items = std::iter::once(named)
        .chain(items.iter().map(|item| unread(item, down)))
        .collect();
    Head {
        height: height + down,
        items,
    }
}

/// The same, so far down, and no part of what is read.
fn unread(item: &Item, down: f32) -> Item {
    let mut item = item.clone();
    match &mut item {
        Item::Words { y, mark, .. } | Item::Drawing { y, mark, .. } => {
            *y += down;
            *mark = None;
        }
        Item::Bar { y, .. } => *y += down,
    }
    item
}
