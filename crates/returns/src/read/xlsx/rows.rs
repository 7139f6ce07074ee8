//! The rows of one sheet of a workbook, each cell put where it says it stands.

use super::super::notice::{Limit, Noticed, Notices, What};
use super::super::{Row, Slot, piece};
use super::cell::{Cell, Kind};
use super::xml::{Name, Next, Xml, attribute, says_yes};
use super::{Workbook, strings, styles};

/// The most columns a workbook can have.
const MOST_COLUMNS: usize = 16_384;
/// The most cells of a sheet that are read, counting those passed over to reach one on the right.
const MOST_CELLS: u64 = 30_000_000;
/// The most text of one row.
const MOST_OF_A_ROW: usize = 4 << 20;
/// The rows of one sheet, unpacked as they are asked for.
pub struct Rows<'b> {
    workbook: &'b Workbook<'b>,
    name: &'b str,
    xml: Option<Xml<'b>>,
    line: u32,
    slots: Vec<Slot>,
    own: String,
    value: String,
    cells: u64,
    blank_rows: u64,
    odd_cells: usize,
    hidden_columns: usize,
    hidden_rows: usize,
    noticed: Notices,
}

/// How the reading of a row ended.
enum End {
    /// A row with something in it, shown or hidden.
    Row {
        hidden: bool,
    },
    Sheet,
    Broken,
    Limit(Limit),
}

impl<'b> Rows<'b> {
    /// The rows of a sheet of this name; none, and that said, where its part is missing.
    pub(super) fn new(
        workbook: &'b Workbook<'b>,
        name: &'b str,
        xml: Option<Xml<'b>>,
        noticed: Notices,
    ) -> Rows<'b> {
        Rows {
            workbook,
            name,
            xml,
            line: 0,
            slots: Vec::new(),
            own: String::new(),
            value: String::new(),
            cells: 0,
            blank_rows: 0,
            odd_cells: 0,
            hidden_columns: 0,
            hidden_rows: 0,
            noticed,
        }
    }

    /// The next row with anything in it.
    pub fn next_row(&mut self) -> Option<Row<'_>> {
        let mut xml = self.xml.take()?;
        match self.read_row(&mut xml) {
            End::Row { hidden } => {
                self.xml = Some(xml);
                Some(Row {
                    line: self.line,
                    hidden,
                    slots: &self.slots,
                    shared: self.workbook.strings.text(),
                    own: &self.own,
                })
            }
            End::Sheet => {
                self.close(None);
                None
            }
            End::Broken => {
                let what = xml.verdict(self.name, false);
                self.close(what);
                None
            }
            End::Limit(limit) => {
                self.close(Some(What::StoppedAtLimit(limit)));
                None
            }
        }
    }

    /// How many rows with nothing in them were passed over so far.
    #[must_use]
    pub fn blank_rows(&self) -> u64 {
        self.blank_rows
    }

    /// What was noticed so far.
    #[must_use]
    pub fn noticed(&self) -> &[Noticed] {
        self.noticed.list()
    }

    fn close(&mut self, what: Option<What>) {
        if let Some(what) = what {
            self.noticed.push(Noticed::at(self.line, what));
        }
        for (count, what) in [
            (
                self.hidden_columns,
                What::HiddenColumns as fn(usize) -> What,
            ),
            (self.hidden_rows, What::HiddenRows),
            (self.odd_cells, What::OddCells),
        ] {
            if count > 0 {
                self.noticed.push(Noticed::of_file(what(count)));
            }
        }
        self.noticed.close();
    }

    fn read_row(&mut self, xml: &mut Xml<'_>) -> End {
        let mut hidden = false;
        loop {
            match xml.next() {
                Next::Start(start) => match start.local_name().as_ref() {
                    "row" => {
                        let written = attribute(&start, "r").and_then(|line| line.parse().ok());
                        self.line = written.unwrap_or_else(|| self.line.saturating_add(1));
                        hidden = says_yes(&start, "hidden");
                        self.slots.clear();
                        self.own.clear();
                    }
                    "c" => {
                        let cell = Cell::of(&start);
                        let column = cell.column.unwrap_or(self.slots.len());
                        if let Err(end) = self.read_cell(xml, &cell, column) {
                            return end;
                        }
                    }
                    "col" if says_yes(&start, "hidden") => {
                        let end =
                            |name| attribute(&start, name).and_then(|at| at.parse::<usize>().ok());
                        let (first, last) = (end("min").unwrap_or(1), end("max").unwrap_or(1));
                        let count = (last.min(MOST_COLUMNS) + 1).saturating_sub(first);
                        self.hidden_columns = (self.hidden_columns + count).min(MOST_COLUMNS);
                    }
                    _ => {}
                },
                Next::End(Name::Row) => {
                    while self.slots.last() == Some(&Slot::Empty) {
                        self.slots.pop();
                    }
                    if self.slots.iter().all(|slot| self.is_blank(*slot)) {
                        self.blank_rows += 1;
                        continue;
                    }
                    self.hidden_rows += usize::from(hidden);
                    return End::Row { hidden };
                }
                Next::End(Name::SheetData) => return End::Sheet,
                Next::Over => return End::Broken,
                Next::End(Name::Cell | Name::Item | Name::Phonetic | Name::Other)
                | Next::Text(_)
                | Next::Char(_)
                | Next::Other => {}
            }
        }
    }

    /// Reads on to the cell's end and puts what it holds in its place.
    fn read_cell(&mut self, xml: &mut Xml<'_>, cell: &Cell, column: usize) -> Result<(), End> {
        let own_before = self.own.len();
        self.value.clear();
        let mut into = Into::Nothing;
        let mut written = false;
        loop {
            match xml.next() {
                Next::Start(start) => {
                    into = match start.local_name().as_ref() {
                        "v" if cell.kind != Kind::Inline => Into::Value,
                        "t" if into != Into::Phonetic => Into::Text,
                        "rPh" => Into::Phonetic,
                        _ if into == Into::Phonetic => Into::Phonetic,
                        _ => Into::Nothing,
                    }
                }
                Next::End(Name::Cell) => break,
                Next::End(Name::Phonetic) => into = Into::Nothing,
                Next::End(_) if into == Into::Phonetic => {}
                Next::End(_) => into = Into::Nothing,
                Next::Text(text) => match into {
                    Into::Value => self.value.push_str(text),
                    Into::Text => self.own.push_str(text),
                    Into::Nothing | Into::Phonetic => {}
                },
                Next::Char(character) => match into {
                    Into::Value => self.value.push(character),
                    Into::Text => self.own.push(character),
                    Into::Nothing | Into::Phonetic => {}
                },
                Next::Other => {}
                Next::Over => return Err(End::Broken),
            }
            written |= into != Into::Nothing;
            if self.own.len() + self.value.len() > MOST_OF_A_ROW {
                return Err(End::Limit(Limit::Cell));
            }
        }
        self.cells += 1;
        if !written {
            return if self.cells > MOST_CELLS {
                Err(End::Limit(Limit::Cells))
            } else {
                Ok(())
            };
        }
        let slot = self.slot(cell, own_before);
        self.place(column, slot)
    }

    /// What a cell's kind makes of what was written in it.
    fn slot(&mut self, cell: &Cell, own_before: usize) -> Slot {
        let value = self.value.trim();
        let slot = match cell.kind {
            Kind::Inline => {
                strings::undo_escapes(&mut self.own, own_before);
                return Slot::own(own_before, self.own.len());
            }
            Kind::Text => {
                self.own.push_str(&self.value);
                strings::undo_escapes(&mut self.own, own_before);
                return Slot::own(own_before, self.own.len());
            }
            Kind::Error => {
                self.own.push_str(value);
                return Slot::error(own_before, self.own.len());
            }
            _ if value.is_empty() => return Slot::Empty,
            Kind::Shared => value
                .parse()
                .ok()
                .and_then(|index| self.workbook.strings.slot(index)),
            Kind::Bool => match value {
                "1" | "true" | "TRUE" => Some(Slot::Bool(true)),
                "0" | "false" | "FALSE" => Some(Slot::Bool(false)),
                _ => None,
            },
            Kind::Moment => styles::written_moment(value).map(Slot::Date),
            Kind::Number => value
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite())
                .map(|number| {
                    let shown = self
                        .workbook
                        .dates
                        .get(cell.style)
                        .copied()
                        .unwrap_or(false);
                    shown
                        .then(|| styles::moment(number, self.workbook.from_1904))
                        .flatten()
                        .map_or(Slot::Number(number), Slot::Date)
                }),
        };
        slot.unwrap_or_else(|| {
            // What does not fit its kind is shown as an error with what stands there, so that nobody reads it as a value.
            self.odd_cells += 1;
            self.own.push_str(value);
            Slot::error(own_before, self.own.len())
        })
    }

    fn is_blank(&self, slot: Slot) -> bool {
        let text = match slot {
            Slot::Shared(start, end) => piece(self.workbook.strings.text(), start, end),
            Slot::Own(start, end) => piece(&self.own, start, end),
            Slot::Empty => return true,
            Slot::Number(_) | Slot::Date(_) | Slot::Bool(_) | Slot::Error(..) => return false,
        };
        text.trim_start().is_empty()
    }

    fn place(&mut self, column: usize, slot: Slot) -> Result<(), End> {
        if column >= MOST_COLUMNS {
            self.noticed
                .push_once(Noticed::at(self.line, What::StoppedAtLimit(Limit::Columns)));
            return Ok(());
        }
        if column >= self.slots.len() {
            self.cells += (column - self.slots.len()) as u64;
            self.slots.resize(column, Slot::Empty);
            self.slots.push(slot);
        } else if let Some(place) = self.slots.get_mut(column) {
            *place = slot;
        }
        if self.cells > MOST_CELLS {
            Err(End::Limit(Limit::Cells))
        } else {
            Ok(())
        }
    }
}

/// Where the text within a cell goes.
#[derive(Clone, Copy, PartialEq)]
enum Into {
    Nothing,
    Value,
    Text,
    /// How a word is spoken, written beside it: no part of it.
    Phonetic,
}
