//! The rows taken from the groups, table by table.

use std::collections::BTreeSet;

use super::Year;
use super::group::{Group, Kind};
use crate::doubt::{Doubt, What};
use crate::looked_after::tables::{
    Ad1, DoLo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, SwEpisode,
    Uasc,
};
use crate::table::{From, Reader, Rows, Table};

/// The fields of a header that make it a row of leavers too.
const OF_LEAVERS: [&str; 3] = ["IN_TOUCH", "ACTIV", "ACCOM"];
/// The fields of a header that make it a row of adoptions too.
const OF_ADOPTIONS: [&str; 6] = [
    "DATE_INT",
    "DATE_MATCH",
    "FOSTER_CARE",
    "NB_ADOPTR",
    "SEX_ADOPTR",
    "LS_ADOPTR",
];

/// The rows of one table so far.
struct Of<T> {
    reader: Reader,
    rows: Vec<T>,
}

impl<T: Table> Default for Of<T> {
    fn default() -> Self {
        let places = (0..T::COLUMNS.len()).map(Some).collect();
        Self {
            reader: Reader::new(T::COLUMNS, places),
            rows: Vec::new(),
        }
    }
}

impl<T: Table> Of<T> {
    fn take(&mut self, group: &Group, header: Option<&Group>) {
        let row = group.read(header, &mut self.reader);
        self.rows.push(row);
    }

    fn over(self, file: &str, doubts: &mut Vec<Doubt>) -> Rows<T> {
        let from = From {
            file: file.into(),
            sheet: "".into(),
            heading_line: 0,
            missing: Vec::new(),
            unknown: Vec::new(),
            columns: self.reader.seen(),
        };
        Doubt::of_columns(&from, T::NAME, doubts);
        Rows {
            rows: self.rows,
            from: Some(from),
        }
    }

    /// The same of a table that the form has no room for: not supplied where no row of it was met.
    fn over_if_any(self, file: &str, doubts: &mut Vec<Doubt>) -> Rows<T> {
        if self.rows.is_empty() {
            Rows::default()
        } else {
            self.over(file, doubts)
        }
    }
}

/// The rows of every table so far.
#[derive(Default)]
pub(super) struct Taking {
    header: Of<Header>,
    episodes: Of<Episode>,
    reviews: Of<Review>,
    uasc: Of<Uasc>,
    oc2: Of<Oc2>,
    oc3: Of<Oc3>,
    ad1: Of<Ad1>,
    placed_adoption: Of<PlacedAdoption>,
    prev_perm: Of<PrevPerm>,
    missing: Of<Missing>,
    sw_episodes: Of<SwEpisode>,
    dolo: Of<DoLo>,
    unknown: BTreeSet<String>,
}

impl Taking {
    /// A field that belongs to no group.
    pub(super) fn unknown(&mut self, name: String) {
        // Enough to show what kind of file it is.
        if self.unknown.len() < 50 {
            self.unknown.insert(name);
        }
    }

    /// The groups of one child.
    pub(super) fn take(&mut self, groups: &[Group]) {
        let header = groups.iter().find(|group| group.kind == Kind::Header);
        for group in groups {
            self.note_unknown(group);
            match group.kind {
                Kind::Header => self.of_header(group),
                Kind::Episode => self.episodes.take(group, header),
                Kind::Review => self.reviews.take(group, header),
                Kind::Missing => self.missing.take(group, header),
                Kind::Oc2 => self.oc2.take(group, header),
                Kind::PrevPerm => self.prev_perm.take(group, header),
                Kind::PlacedAdoption => self.placed_adoption.take(group, header),
                Kind::SwEpisode => self.sw_episodes.take(group, header),
                Kind::DoLo => self.dolo.take(group, header),
                Kind::Uasc => self.uasc.take(group, header),
                Kind::Oc3 => self.oc3.take(group, header),
                Kind::Ad1 => self.ad1.take(group, header),
            }
        }
    }

    /// A header, which may be a row of other tables too.
    fn of_header(&mut self, group: &Group) {
        self.header.take(group, None);
        let alone = group
            .get("UASC")
            .is_some_and(|flag| !matches!(flag, "" | "0"));
        if alone || group.says_any(&["DUC"]) {
            self.uasc.take(group, None);
        }
        if group.says_any(&OF_LEAVERS) {
            self.oc3.take(group, None);
        }
        if group.says_any(&OF_ADOPTIONS) {
            self.ad1.take(group, None);
        }
    }

    fn note_unknown(&mut self, group: &Group) {
        let unknown: Vec<String> = group
            .names()
            .filter(|name| !is_known(name))
            .map(str::to_owned)
            .collect();
        for name in unknown {
            self.unknown(name);
        }
    }

    /// Everything, once the file is over.
    pub(super) fn over(self, file: &str, doubts: &mut Vec<Doubt>) -> Year {
        for name in self.unknown {
            doubts.push(Doubt::of_file(file, What::UnknownColumn(name)));
        }
        Year {
            header: self.header.over(file, doubts),
            episodes: self.episodes.over(file, doubts),
            reviews: self.reviews.over(file, doubts),
            uasc: self.uasc.over(file, doubts),
            oc2: self.oc2.over(file, doubts),
            oc3: self.oc3.over(file, doubts),
            ad1: self.ad1.over(file, doubts),
            placed_adoption: self.placed_adoption.over(file, doubts),
            prev_perm: self.prev_perm.over(file, doubts),
            missing: self.missing.over(file, doubts),
            sw_episodes: self.sw_episodes.over_if_any(file, doubts),
            dolo: self.dolo.over_if_any(file, doubts),
        }
    }
}

/// Whether some table has a column of this name, or the form a field.
fn is_known(name: &str) -> bool {
    matches!(name, "CHILDID" | "UASC")
        || Year::LAYOUTS
            .iter()
            .flat_map(|layout| layout.columns)
            .any(|column| column.name == name || column.also.contains(&name))
}

/// Takes what a year lacks from another reading of it; what both have is a doubt.
macro_rules! fill {
    ($($table:ident: $row:ty,)+) => {
        impl Year {
            pub(super) fn fill(&mut self, beside: Self, doubts: &mut Vec<Doubt>) {
                $(fill(&mut self.$table, beside.$table, doubts);)+
            }

            pub(super) fn missing_tables(&self, doubts: &mut Vec<Doubt>) {
                $(if !self.$table.supplied() {
                    doubts.push(Doubt::missing_table(<$row as Table>::NAME));
                })+
            }
        }
    };
}

fill! {
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

/// A table of the XML stands, unless it is empty and the other is there.
fn fill<T: Table>(rows: &mut Rows<T>, beside: Rows<T>, doubts: &mut Vec<Doubt>) {
    if rows.rows.is_empty() && beside.supplied() {
        *rows = beside;
    } else if let (Some(of), Some(from)) = (&beside.from, &rows.from) {
        let also = What::SameTable(from.file.to_string());
        doubts.push(Doubt::of_sheet(&of.file, &of.sheet, also));
    }
}
