//! The SSDA903: the yearly return of children looked after, this year's and, where it is supplied, last year's.
//!
//! Source: facts of the collection as the public validators and the department's guides state them; each rule names its
//! own. A table is known by its headings, whatever its file is called; a file in a folder `last`, or whose name ends in
//! `_last`, is of the year before. The old form in XML holds all tables of a year in one file.

pub mod child;
mod geography;
mod homes;
pub mod rules;
pub mod tables;
mod write;
mod xml;
pub mod years;

use crate::doubt::Doubt;
use crate::rule::Source;
use crate::submission::{File, Layout, submission};
use crate::table::{From, Rows};
use crate::write::Value;
use tables::{
    Ad1, Authority, DoLo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Provider,
    Review, SwEpisode, Uasc,
};

pub use geography::{Placed, Postcodes, looking_after};
pub use homes::Homes;

submission! {
    /// The tables of one year.
    pub struct Year {
        header: Header,
        episodes: Episode,
        reviews: Review,
        uasc: Uasc,
        oc2: Oc2,
        oc3: Oc3,
        ad1: Ad1,
        placed_adoption: PlacedAdoption,
        prev_perm: PrevPerm,
        missing: Missing,
        sw_episodes: SwEpisode,
        dolo: DoLo,
    }
}

submission! {
    /// Lists that some rules look things up in.
    pub struct Lists {
        providers: Provider,
        authority: Authority,
    }
}

/// The return as supplied.
#[derive(Clone, Default, Debug)]
pub struct LookedAfter {
    /// This year's tables.
    pub this: Year,
    /// Last year's tables.
    pub last: Year,
    /// The list of providers, and the authority whose return it is.
    pub lists: Lists,
    /// The providers by their registration number.
    pub homes: Homes,
    /// Where the postcodes of the return lie; nothing where no list of postcodes was supplied.
    pub postcodes: Option<Postcodes>,
}

/// Whether a file is of the year before.
fn is_last(name: &str) -> bool {
    let mut parts = name.rsplit(['/', '\\']);
    let file = parts.next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file);
    stem.to_ascii_lowercase().ends_with("_last") || parts.any(|folder| folder == "last")
}

impl LookedAfter {
    /// Reads files: whatever was there, and the doubts about it.
    #[must_use]
    pub fn read(files: &[File<'_>]) -> (Self, Vec<Doubt>) {
        let (postcodes, files): (Vec<File<'_>>, Vec<File<'_>>) = files
            .iter()
            .partition(|file| geography::is_list_of_postcodes(file.bytes));
        let (lists, files): (Vec<File<'_>>, Vec<File<'_>>) = files
            .into_iter()
            .partition(|file| tables::is_a_list(file.bytes));
        let (last, this): (Vec<File<'_>>, Vec<File<'_>>) =
            files.into_iter().partition(|file| is_last(file.name));
        let ((this, mut doubts), (last, doubts_of_last)) =
            rayon::join(|| xml::read_year(&this), || xml::read_year(&last));
        doubts.extend(
            doubts_of_last
                .into_iter()
                .filter(|doubt| !doubt.file.is_empty()),
        );
        let (lists, doubts_of_lists) = Lists::read(&lists);
        doubts.extend(
            doubts_of_lists
                .into_iter()
                .filter(|doubt| !doubt.file.is_empty()),
        );
        doubts.retain(|doubt| !tables::is_a_flag_left_out(doubt));
        let mut all = Self {
            this,
            last,
            homes: Homes::of(&lists.providers.rows),
            lists,
            postcodes: None,
        };
        if let Some(file) = postcodes.first() {
            all.postcodes = Postcodes::read(file, &all);
        }
        (all, doubts)
    }

    /// Says whose return it is, by the code of the Office for National Statistics, where nothing supplied with it did.
    pub fn belongs_to(&mut self, code: &str) {
        if self.lists.authority.supplied() {
            return;
        }
        self.lists.authority = Rows {
            rows: vec![Authority {
                line: 0,
                code: code.into(),
            }],
            from: Some(From {
                file: "".into(),
                sheet: "".into(),
                heading_line: 0,
                missing: Vec::new(),
                unknown: Vec::new(),
                columns: Vec::new(),
            }),
        };
    }

    /// The code of the authority whose return it is, where it is known: `E09000027`.
    #[must_use]
    pub fn authority(&self) -> Option<&str> {
        let row = self.lists.authority.rows.first()?;
        Some(row.code.text()).filter(|code| !code.is_empty())
    }

    /// Where a table came from, under the name it has in rules: `Episodes`, `Episodes_last`, `Providers`.
    fn from(&self, table: &str) -> Option<&From> {
        if table == tables::postcodes::pcd.table {
            return self.postcodes.as_ref().map(Postcodes::origin);
        }
        let (year, name) = match table.strip_suffix("_last") {
            Some(name) => (&self.last, name),
            None => (&self.this, table),
        };
        year.supplied()
            .chain(self.lists.supplied())
            .find(|(layout, ..)| layout.name == name)
            .map(|(_, from, _)| from)
    }

    /// Every table that was supplied of this year and of the last, and every list, under the names they have in rules:
    /// layout, where it came from, how many rows.
    pub fn supplied(&self) -> impl Iterator<Item = (Layout, &From, usize)> {
        let last = self.last.supplied().filter_map(|(layout, from, rows)| {
            let is_last = |each: &&Layout| each.name.strip_suffix("_last") == Some(layout.name);
            let layout = <Self as Source>::LAYOUTS.iter().find(is_last)?;
            Some((*layout, from, rows))
        });
        self.this
            .supplied()
            .chain(last)
            .chain(self.lists.supplied())
    }

    /// A row of a table, under the name it has in rules, by its place counted from 0: its line, and its cells in the
    /// order of the columns.
    #[must_use]
    pub fn row(&self, table: &str, at: usize) -> Option<(u32, Vec<Value<'_>>)> {
        match table.strip_suffix("_last") {
            Some(name) => self.last.row(name, at),
            None => self
                .this
                .row(table, at)
                .or_else(|| self.lists.row(table, at)),
        }
    }

    /// The child of every row of a table, under the name it has in rules, each with its line.
    pub fn children_of(&self, table: &str, each: impl FnMut(u32, Option<Value<'_>>)) {
        match table.strip_suffix("_last") {
            Some(name) => self.last.cells(name, "CHILD", each),
            None => self.this.cells(table, "CHILD", each),
        }
    }
}
