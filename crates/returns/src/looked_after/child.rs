//! The rows of one child in the return, this year's and last year's, grouped once and put in order of date.

use children::codes::{CeaseReason, LegalStatus, StartReason};
use children::{CollectionYear, Day, ThinVec};
use compact_str::CompactString;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::tables::{
    Ad1, DoLo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, SwEpisode,
    Uasc,
};
use super::{LookedAfter, Year, tables};
use crate::doubt::Doubt;
use crate::rule::{ChildRows, Entry, Source, add};
use crate::submission::{File, Layout};
use crate::table::{Column, From, Table};

/// Declares the rows of a child in one year: each kind with its table, and the date of order.
macro_rules! rows {
    ($($kind:ident: $row:ident $(in order of $date:ident)?,)+) => {
        /// The rows of one child in one year, each kind in order of date; rows without that date first.
        #[derive(Default)]
        pub struct YearRows<'s> {
            $(#[doc = concat!("Rows of `", stringify!($kind), "`.")] pub $kind: ThinVec<Entry<'s, $row>>,)+
        }

        impl<'s> Children<'s> {
            /// Gives every row of a year to its child.
            fn take(&mut self, year: &'s Year, of: for<'c> fn(&'c mut Child<'s>) -> &'c mut YearRows<'s>) {
                $(for entry in year.$kind.entries() {
                    let place = self.place(entry.row().child.text());
                    if let Some(child) = self.all.get_mut(place) {
                        add(&mut of(child).$kind, entry);
                    }
                })+
            }
        }

        impl YearRows<'_> {
            fn put_in_order(&mut self) {
                // Of episodes that begin on one day, the one that ends first comes first.
                self.episodes.sort_by_key(|stay| stay.dec.value().unwrap_or(Day::LAST));
                $($(self.$kind.sort_by_key(|row| row.$date.value());)?)+
            }
        }
    };
}

rows! {
    header: Header,
    episodes: Episode in order of decom,
    reviews: Review in order of review,
    uasc: Uasc,
    oc2: Oc2,
    oc3: Oc3,
    ad1: Ad1,
    placed_adoption: PlacedAdoption in order of date_placed,
    prev_perm: PrevPerm,
    missing: Missing in order of mis_start,
    sw_episodes: SwEpisode in order of sw_decom,
    dolo: DoLo in order of dolo_start,
}

/// The rows of one child.
pub struct Child<'s> {
    /// The child's identifier as supplied; empty for a row that names nobody, which stands alone.
    pub id: &'s str,
    /// This year's rows.
    pub this: YearRows<'s>,
    /// Last year's rows.
    pub last: YearRows<'s>,
    /// The whole return, for the lists that rules look things up in.
    pub of: &'s LookedAfter,
}

/// Children in the order first met.
struct Children<'s> {
    of: &'s LookedAfter,
    all: Vec<Child<'s>>,
    by_id: FxHashMap<CompactString, usize>,
    /// Whose the row before was.
    before: usize,
}

/// How many children after that of the row before are tried before one is looked up: tables list children in much the
/// same order, and not every child stands in each.
const NEAR: usize = 4;

impl<'s> Children<'s> {
    /// The place of an identifier's child: letters compare whatever their case. A row that names nobody is a child of its
    /// own.
    fn place(&mut self, id: &'s str) -> usize {
        let next = self.all.len();
        let near = (self.before..self.before + NEAR)
            .find(|at| self.all.get(*at).is_some_and(|child| child.id == id));
        let at = match near {
            _ if id.is_empty() => next,
            Some(at) => at,
            None => {
                let mut key = CompactString::new(id);
                key.make_ascii_uppercase();
                *self.by_id.entry(key).or_insert(next)
            }
        };
        self.before = at;
        if at == next {
            self.all.push(Child {
                id,
                this: YearRows::default(),
                last: YearRows::default(),
                of: self.of,
            });
        }
        at
    }
}

impl<'s> Child<'s> {
    /// The date of birth in this year's header; nothing where it is not known or several differ.
    #[must_use]
    pub fn born(&self) -> Option<Day> {
        let mut known = self.this.header.iter().filter_map(|row| row.dob.value());
        let born = known.next()?;
        known.all(|other| other == born).then_some(born)
    }

    /// Whether the child is unaccompanied and seeks asylum: has a row in this year's table of such children.
    #[must_use]
    pub fn is_uasc(&self) -> bool {
        !self.this.uasc.is_empty()
    }

    /// Whether the child stood in last year's table of unaccompanied children.
    #[must_use]
    pub fn was_uasc(&self) -> bool {
        !self.last.uasc.is_empty()
    }
}

impl YearRows<'_> {
    /// Whether the child was in care throughout the year, short breaks apart: some episode overlaps the year, none
    /// began afresh in it after the first day or ended care in it before the last, and none in it is a short break.
    #[must_use]
    pub fn throughout(&self, year: CollectionYear) -> bool {
        let (first, last) = (year.first(), year.last());
        let mut any = false;
        for stay in &self.episodes {
            let (began, ended) = (stay.decom.value(), stay.dec.value());
            let in_year = began.is_some_and(|began| began <= last)
                && ended.is_none_or(|ended| ended >= first);
            let came = stay.rne.is(StartReason::S)
                && began.is_some_and(|began| first < began && began <= last);
            // An end without a reason is an end: nothing says that care went on.
            let left = !stay.rec.is(CeaseReason::X1)
                && ended.is_some_and(|ended| first <= ended && ended < last);
            if came || left || (in_year && stay.ls.is_one_of(LegalStatus::SHORT_BREAKS)) {
                return false;
            }
            any |= in_year;
        }
        any
    }
}

impl ChildRows for Child<'_> {
    fn id(&self) -> &str {
        self.id
    }
}

impl Source for LookedAfter {
    type Child<'s> = Child<'s>;

    const LAYOUTS: &'static [Layout] = &[
        layout::<Header>(Header::NAME, Header::COLUMNS),
        layout::<Episode>(Episode::NAME, Episode::COLUMNS),
        layout::<Review>(Review::NAME, Review::COLUMNS),
        layout::<Uasc>(Uasc::NAME, Uasc::COLUMNS),
        layout::<Oc2>(Oc2::NAME, Oc2::COLUMNS),
        layout::<Oc3>(Oc3::NAME, Oc3::COLUMNS),
        layout::<Ad1>(Ad1::NAME, Ad1::COLUMNS),
        layout::<PlacedAdoption>(PlacedAdoption::NAME, PlacedAdoption::COLUMNS),
        layout::<PrevPerm>(PrevPerm::NAME, PrevPerm::COLUMNS),
        layout::<Missing>(Missing::NAME, Missing::COLUMNS),
        layout::<SwEpisode>(SwEpisode::NAME, SwEpisode::COLUMNS),
        layout::<DoLo>(DoLo::NAME, DoLo::COLUMNS),
        layout::<Header>("Header_last", tables::header_last::ALL),
        layout::<Episode>("Episodes_last", tables::episodes_last::ALL),
        layout::<Review>("Reviews_last", tables::reviews_last::ALL),
        layout::<Uasc>("UASC_last", tables::uasc_last::ALL),
        layout::<Oc2>("OC2_last", tables::oc2_last::ALL),
        layout::<Oc3>("OC3_last", tables::oc3_last::ALL),
        layout::<Ad1>("AD1_last", tables::ad1_last::ALL),
        layout::<PlacedAdoption>("PlacedAdoption_last", tables::placed_adoption_last::ALL),
        layout::<PrevPerm>("PrevPerm_last", tables::prev_perm_last::ALL),
        layout::<Missing>("Missing_last", tables::missing_last::ALL),
        layout::<SwEpisode>("SWEpisodes_last", tables::sw_episodes_last::ALL),
        layout::<DoLo>("DoLo_last", tables::dolo_last::ALL),
        layout::<tables::Provider>(tables::Provider::NAME, tables::Provider::COLUMNS),
        layout::<tables::Authority>(tables::Authority::NAME, tables::Authority::COLUMNS),
        layout::<tables::Postcode>(tables::Postcode::NAME, tables::Postcode::COLUMNS),
    ];

    fn read(files: &[File<'_>]) -> (Self, Vec<Doubt>) {
        Self::read(files)
    }

    fn origin(&self, table: &str) -> Option<&From> {
        self.from(table)
    }

    fn child_column(table: &str) -> Option<&'static str> {
        let layout = Self::LAYOUTS.iter().find(|layout| layout.name == table)?;
        let first = layout.columns.first()?.name;
        (first == "CHILD").then_some(first)
    }

    fn by_child(&self) -> Vec<Child<'_>> {
        let mut children = Children {
            of: self,
            all: Vec::new(),
            by_id: FxHashMap::default(),
            before: 0,
        };
        children.take(&self.this, |child| &mut child.this);
        children.take(&self.last, |child| &mut child.last);
        children.all.par_iter_mut().for_each(|child| {
            child.this.put_in_order();
            child.last.put_in_order();
        });
        children.all
    }
}

const fn layout<T: Table>(name: &'static str, columns: &'static [Column]) -> Layout {
    Layout {
        name,
        fact: T::FACT,
        columns,
    }
}
