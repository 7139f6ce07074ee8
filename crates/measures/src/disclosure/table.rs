//! A table of true counts before anything is published of it: cells, what adds up, and how they are laid out.

use std::collections::BTreeMap;

use super::Unsound;

/// A cell of a [`Table`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CellId(pub(super) usize);

/// A part of a [`Table`]: rows under one heading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PartId(usize);

/// In what order rows stand: never by size, which would tell what is closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// By name; days and months written year first so stand in time.
    ByName,
    /// As the words stand here, which cannot follow the data; others after them by name.
    Fixed(&'static [&'static str]),
}

/// What stands in a column of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// A count.
    Count(CellId),
    /// A percentage.
    Share {
        /// Of these.
        met: CellId,
        /// Out of these.
        counted: CellId,
    },
    /// For every 10,000 people.
    Rate {
        /// The count.
        counted: CellId,
        /// The people, as published by others.
        people: u32,
    },
    /// There can be no such number: `z`.
    NotApplicable,
    /// What is needed was not supplied: `x`.
    NotAvailable,
}

/// One count. `value` must not be shown by anything but [`super::publish`].
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) key: String,
    pub(super) value: u32,
    pub(super) on_show: bool,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) total: CellId,
    pub(super) parts: Vec<CellId>,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) struct ShareOf {
    pub(super) met: CellId,
    pub(super) counted: CellId,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) struct PartOf {
    pub(super) subject: String,
    pub(super) title: String,
    pub(super) by: String,
    pub(super) columns: Vec<String>,
    pub(super) order: Order,
    pub(super) rows: Vec<(String, Vec<Column>)>,
}

/// True counts, how they hang together, and how they are to be laid out. Its `Debug` tells no count.
///
/// A key names what is counted, of whom and of when, and is the same in every release: `CIC01/team/North/2026-10`. Cells
/// of one key are one cell; so two measures of the same children share theirs.
#[derive(Clone)]
pub struct Table {
    pub(super) as_at: String,
    pub(super) cells: Vec<Cell>,
    pub(super) sums: Vec<Sum>,
    pub(super) shares: Vec<ShareOf>,
    pub(super) parts: Vec<PartOf>,
    pub(super) wrong: Option<Unsound>,
    by_key: BTreeMap<String, CellId>,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Table of {} cells as at {}",
            self.cells.len(),
            self.as_at
        )
    }
}

impl Table {
    /// An empty table that speaks as at a day.
    #[must_use]
    pub fn new(as_at: &str) -> Self {
        Self {
            as_at: as_at.to_owned(),
            cells: Vec::new(),
            sums: Vec::new(),
            shares: Vec::new(),
            parts: Vec::new(),
            wrong: None,
            by_key: BTreeMap::new(),
        }
    }

    /// A count. It is shown only where a row has it; else it only takes part in sums.
    pub fn count(&mut self, key: &str, value: u32) -> CellId {
        if let Some(id) = self.by_key.get(key).copied() {
            if self.cells.get(id.0).is_some_and(|cell| cell.value != value) {
                self.wrong = Some(Unsound::TwoCounts(key.to_owned()));
            }
            return id;
        }
        let id = CellId(self.cells.len());
        self.cells.push(Cell {
            key: key.to_owned(),
            value,
            on_show: false,
        });
        self.by_key.insert(key.to_owned(), id);
        id
    }

    /// Says that a count is the sum of others, as everybody knows.
    pub fn adds_up(&mut self, total: CellId, parts: &[CellId]) {
        let value = |id: &CellId| self.cells.get(id.0).map(|cell| u64::from(cell.value));
        let sum: Option<u64> = parts.iter().map(value).sum();
        match (value(&total), sum) {
            (Some(total), Some(sum)) if total == sum => {}
            (Some(_), Some(_)) => {
                let key = self.cells.get(total.0).map(|cell| cell.key.clone());
                self.wrong = Some(Unsound::DoesNotAdd(key.unwrap_or_default()));
            }
            _ => self.wrong = Some(Unsound::Unknown),
        }
        let sum = Sum {
            total,
            parts: parts.to_vec(),
        };
        if !self.sums.contains(&sum) {
            self.sums.push(sum);
        }
    }

    /// Says that the members of one group belong to another, wider one. Gives the cell of those who do not belong to
    /// the narrower, which is guarded like the others.
    pub fn within(&mut self, narrow: CellId, wide: CellId) -> CellId {
        let (Some(inner), Some(outer)) = (self.cells.get(narrow.0), self.cells.get(wide.0)) else {
            self.wrong = Some(Unsound::Unknown);
            return narrow;
        };
        let key = format!("{} less {}", outer.key, inner.key);
        let Some(rest) = outer.value.checked_sub(inner.value) else {
            self.wrong = Some(Unsound::DoesNotAdd(outer.key.clone()));
            return narrow;
        };
        let known = self.by_key.contains_key(&key);
        let rest = self.count(&key, rest);
        if !known {
            self.adds_up(wide, &[narrow, rest]);
        }
        rest
    }

    /// Says that some of those counted met something. Gives the cell of those who did not, for sums over groups; it need
    /// not be shown to be worked out, so it is guarded like the others.
    pub fn share(&mut self, met: CellId, counted: CellId) -> CellId {
        let rest = self.within(met, counted);
        let share = ShareOf { met, counted };
        if !self.shares.contains(&share) {
            self.shares.push(share);
        }
        rest
    }

    /// Begins a part: rows of one subject under a heading, broken down by something.
    pub fn part(
        &mut self,
        subject: &str,
        title: &str,
        by: &str,
        columns: &[&str],
        order: Order,
    ) -> PartId {
        self.parts.push(PartOf {
            subject: subject.to_owned(),
            title: title.to_owned(),
            by: by.to_owned(),
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            order,
            rows: Vec::new(),
        });
        PartId(self.parts.len() - 1)
    }

    /// A row of a part. Its cells are shown, as far as they may be.
    pub fn row(&mut self, part: PartId, label: &str, columns: &[Column]) {
        for column in columns {
            let shown = match column {
                Column::Count(cell) | Column::Rate { counted: cell, .. } => [Some(*cell), None],
                Column::Share { met, counted } => [Some(*met), Some(*counted)],
                Column::NotApplicable | Column::NotAvailable => [None, None],
            };
            for cell in shown.into_iter().flatten() {
                match self.cells.get_mut(cell.0) {
                    Some(cell) => cell.on_show = true,
                    None => self.wrong = Some(Unsound::Unknown),
                }
            }
        }
        match self.parts.get_mut(part.0) {
            Some(part) => part.rows.push((label.to_owned(), columns.to_vec())),
            None => self.wrong = Some(Unsound::Unknown),
        }
    }
}
