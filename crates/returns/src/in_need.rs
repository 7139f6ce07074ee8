//! The children in need census: the yearly return of children referred to, assessed and helped by children's social care.
//!
//! It is supplied as XML, or as one table of text for each kind of row ([`tables`]); either is read whole, whatever its
//! state, and written as the other. [`check()`] checks a file of any size a piece at a time.
//!
//! Source: facts of the collection as the department's guides and the public validators state them; each rule names its
//! own.

use children::{CollectionYear, Span};

use crate::doubt::{Doubt, What};
use crate::looked_after::years::latest_of;
use crate::rule::Found;
use crate::submission::File;
use crate::table::From;

mod check;
pub mod child;
pub mod rules;
pub mod tables;
mod tally;
mod write;
mod xml;

pub use check::{Checked, check, check_in_pieces};
pub use tables::Tables;
pub use tally::Tally;

/// The census as supplied.
#[derive(Clone, Default, Debug)]
pub struct InNeed {
    /// Its tables.
    pub tables: Tables,
    /// What is counted over all children.
    pub tally: Tally,
}

impl InNeed {
    /// Reads the census: the first file of XML, or else tables of text.
    #[must_use]
    pub fn read(files: &[File<'_>]) -> (Self, Vec<Doubt>) {
        let Some((file, mut doubts)) = xml_among(files) else {
            let (tables, doubts) = Tables::read(files);
            return (Self::of(tables), doubts);
        };
        let (text, of_text) = xml::text(&file);
        doubts.extend(of_text);
        let (tables, of_tables) = xml::read(&text, file.name);
        doubts.extend(of_tables);
        (Self::of(tables), doubts)
    }

    /// The census of some tables.
    #[must_use]
    pub fn of(tables: Tables) -> Self {
        let tally = Tally::of(&tables);
        Self { tables, tally }
    }

    /// Where a table came from.
    fn origin_of(&self, table: &str) -> Option<&From> {
        let mut supplied = self.tables.supplied();
        supplied
            .find(|(layout, ..)| layout.name == table)
            .map(|(_, from, _)| from)
    }

    /// The collection year that the dates of what happened tell, where no header does.
    #[must_use]
    pub fn told_by_dates(&self) -> Option<CollectionYear> {
        let of = &self.tables;
        let details = of.details.rows.iter();
        let days = details
            .flat_map(|row| [row.referral_date.day(), row.closure_date.day()])
            .chain(
                of.assessments
                    .rows
                    .iter()
                    .map(|row| row.actual_start_date.day()),
            )
            .chain(
                of.enquiries
                    .rows
                    .iter()
                    .map(|row| row.actual_start_date.day()),
            )
            .chain(
                of.protection_plans
                    .rows
                    .iter()
                    .map(|row| row.start_date.day()),
            )
            .chain(of.reviews.rows.iter().map(|row| row.review_date.day()));
        latest_of(days.flatten())
    }

    /// The twelve months that end on the header's reference date; without one, those of the collection.
    #[must_use]
    pub fn year(&self, found: &Found<'_>) -> Span {
        self.tally.year(found)
    }
}

/// The first file of XML, and a doubt about every other file beside it.
fn xml_among<'f>(files: &[File<'f>]) -> Option<(File<'f>, Vec<Doubt>)> {
    let first = files.iter().position(|file| xml::is_xml(file.bytes))?;
    let file = *files.get(first)?;
    let others = files.iter().enumerate().filter(|(at, _)| *at != first);
    let doubts = others
        .map(|(_, other)| Doubt::of_file(other.name, What::SameTable(file.name.to_owned())))
        .collect();
    Some((file, doubts))
}

#[cfg(test)]
mod tests;
