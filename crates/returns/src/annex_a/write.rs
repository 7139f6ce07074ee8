//! Annex A of any day from what is loaded, and what of it could not be filled.
//!
//! Look-backs are calendar months counted from the day: six for lists 1 to 8, twelve for lists 10 and 11 and for every
//! column that asks for the last twelve months. Whatever happened after the day is not there: what was closed later is
//! open, what was held later is not yet held.

use std::fmt;

use children::Day;
use children::service::{Fact, Service, Sources};

use super::AnnexA;
use crate::table::{From, Rows, Table};
use crate::write::Value;

mod book;
mod care;
mod child;
mod front_door;
mod leaving;
mod need;
mod needs;

use child::Making;

/// Annex A made for a day.
#[derive(Clone, Debug)]
pub struct Made {
    /// The day.
    pub day: Day,
    /// The lists. A row's line is the row of its sheet. A list that could not be made is not supplied.
    pub annex: AnnexA,
    /// What could not be filled, in the order of the lists and their columns.
    pub unfilled: Vec<Unfilled>,
    /// What was supplied.
    pub sources: Sources,
}

/// A list, a column or some rows of one that could not be filled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unfilled {
    /// The list.
    pub list: &'static str,
    /// The column; none where it is the whole list.
    pub column: Option<&'static str>,
    /// How many rows it touches; all of them where it is the whole list.
    pub rows: u32,
    /// How many rows the list has.
    pub of: u32,
    /// Why.
    pub why: Why,
}

/// Why something could not be filled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// None of the tables that tell it was supplied.
    NotSupplied(&'static [Fact]),
    /// No source that can be loaded holds it, or holds it in this form; in words.
    NotHeld(&'static str),
    /// The sources have a place for it and it stands empty.
    NotRecorded,
    /// Records without a date, which belong to no period and are not in the list.
    WithoutDate,
    /// Filled with what was recorded last: the sources keep no day of its change, and it may be later than the day asked.
    RecordedLater,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSupplied(facts) => {
                let names: Vec<&str> = facts.iter().map(|fact| fact.name()).collect();
                write!(f, "no {} was supplied", names.join(" and no "))
            }
            Self::NotHeld(words) => f.write_str(words),
            Self::NotRecorded => f.write_str("not recorded in what was supplied"),
            Self::WithoutDate => {
                f.write_str("records without this date belong to no period and were left out")
            }
            Self::RecordedLater => f.write_str(
                "as recorded last: the sources keep no date of its change, which may lie after the day of this list",
            ),
        }
    }
}

/// Annex A as it stood at the end of a day.
#[must_use]
pub fn on(service: &Service, day: Day) -> Made {
    let mut making = Making::new(service, day);
    let annex = AnnexA {
        contacts: making.list(front_door::contacts, |row, line| row.line = line),
        early_help: making.list(front_door::early_help, |row, line| row.line = line),
        referrals: making.list(front_door::referrals, |row, line| row.line = line),
        assessments: making.list(front_door::assessments, |row, line| row.line = line),
        enquiries: making.list(front_door::enquiries, |row, line| row.line = line),
        need: making.list(need::in_need, |row, line| row.line = line),
        plans: making.list(need::plans, |row, line| row.line = line),
        in_care: making.list(care::in_care, |row, line| row.line = line),
        leavers: making.list(leaving::leavers, |row, line| row.line = line),
        adoption: making.list(leaving::adoption, |row, line| row.line = line),
        adopters: making.list(leaving::adopters, |row, line| row.line = line),
    };
    Made {
        day,
        annex,
        unfilled: making.unfilled,
        sources: service.sources.clone(),
    }
}

/// Why a column of a list that was itself read from an Annex A stays blank.
const LOST: &str = "the list was read from an Annex A, which holds too little of the months before to make it again";

/// Rows of a list, and how many records had no date to place them by.
struct Listing<T> {
    rows: Vec<T>,
    undated: u32,
}

impl<T> Default for Listing<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            undated: 0,
        }
    }
}

impl Making<'_> {
    /// A list with its rows numbered as its sheet will have them, or none where nothing it is made of was supplied.
    fn list<T: Table>(
        &mut self,
        make: impl FnOnce(&Self) -> Listing<T>,
        number: impl Fn(&mut T, u32),
    ) -> Rows<T> {
        let needed = needs::of_list(T::NAME);
        if !self.has_any(needed) {
            self.unfilled.push(Unfilled {
                list: T::NAME,
                column: None,
                rows: 0,
                of: 0,
                why: Why::NotSupplied(needed),
            });
            return Rows::default();
        }
        let mut listing = make(self);
        // The headings are the sheet's first row.
        for (line, row) in (2..).zip(&mut listing.rows) {
            number(row, line);
        }
        self.say_what_is_unfilled(&listing);
        let from = From {
            file: "Annex A".into(),
            sheet: T::NAME.into(),
            heading_line: 1,
            missing: Vec::new(),
            unknown: Vec::new(),
            columns: Vec::new(),
        };
        Rows {
            rows: listing.rows,
            from: Some(from),
        }
    }

    fn say_what_is_unfilled<T: Table>(&mut self, listing: &Listing<T>) {
        let of = count(listing.rows.len());
        let mut blank = vec![0_u32; T::COLUMNS.len()];
        for row in &listing.rows {
            for (blank, value) in blank.iter_mut().zip(row.write()) {
                *blank += u32::from(value == Value::Blank);
            }
        }
        let is_of_annex = self.is_of_annex(T::FACT);
        for (column, blank) in T::COLUMNS.iter().zip(blank) {
            let untold = needs::of_column(*column)
                .filter(|facts| !is_of_annex && !self.has_any(facts))
                .filter(|_| blank > 0 || of == 0);
            let mut say = |rows, why| {
                self.unfilled.push(Unfilled {
                    list: T::NAME,
                    column: Some(column.name),
                    rows,
                    of,
                    why,
                });
            };
            if needs::is_date_of_list(*column) && listing.undated > 0 {
                say(listing.undated, Why::WithoutDate);
            }
            if let Some(words) = needs::not_held(*column) {
                say(blank, Why::NotHeld(words));
            } else if is_of_annex && needs::lost_in_annex(*column) {
                say(blank, Why::NotHeld(LOST));
            } else if let Some(words) =
                needs::blank_throughout(*column).filter(|_| of > 0 && blank == of)
            {
                say(blank, Why::NotHeld(words));
            } else if let Some(facts) = untold {
                say(blank, Why::NotSupplied(facts));
            } else if blank > 0 && !needs::may_be_blank(*column) {
                say(blank, Why::NotRecorded);
            }
            if self.is_past && of > 0 && needs::is_undated(*column) {
                say(of, Why::RecordedLater);
            }
        }
    }
}

/// A count of rows.
fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

#[cfg(test)]
pub(crate) mod tests;
