//! From an event back to the row it was read from: which load, which file, which line.

use children::Origin;

use crate::Records;

/// The row that something was read from.
#[derive(Debug)]
pub struct Found<'a> {
    /// The load it lies in; empty where the records were not made of loads.
    pub load: &'a str,
    /// The file's name, with the sheet where there is one.
    pub file: &'a str,
    /// The line, counted from 1.
    pub line: u32,
}

impl Records {
    /// The row of an origin; `None` where its table is not among what was supplied.
    pub fn origin(&self, origin: Origin) -> Option<Found<'_>> {
        let table = self.service.sources.table(origin)?;
        let load = self
            .loads
            .iter()
            .rev()
            .find(|load| load.source == table.source);
        Some(Found {
            load: load.map_or("", |load| load.id.as_str()),
            file: &table.file,
            line: origin.line(),
        })
    }
}
