//! Who stands in a yearly return, and should stand in another source for the same year, and does not.

use std::collections::{HashMap, HashSet};

use children::{Day, Span};
use compact_str::CompactString;

use super::lists::{Absent, Known, ListCompared, Why};
use super::years::{Years, is_short_break};
use super::{Origin, Sources};
use crate::annex_a::child::Child as Listed;
use crate::in_need::child::Child as InNeed;
use crate::looked_after::child::Child as LookedAfter;
use crate::rule::{ChildRows, Entry};
use crate::safeguarding::child::Child as Recorded;
use crate::table::Table;

/// Who was looked after at some time of the year.
const IN_CARE: &str = "looked after in the return's year";
/// Whose need was open at some time of the year.
const IN_NEED: &str = "in need in the return's year";

/// What is compared.
pub(super) struct Present<'p, 'k, 's> {
    pub(super) sources: Sources<'s>,
    pub(super) years: Years,
    pub(super) dataset: &'p [Recorded<'s>],
    pub(super) annex: &'p [Listed<'s>],
    pub(super) returned: &'p [LookedAfter<'s>],
    pub(super) census: &'p [InNeed<'s>],
    pub(super) known: &'k Known<'k>,
}

/// A child of a source, by the row that says so.
#[derive(Clone, Copy)]
struct Stands<'s> {
    child: &'s str,
    table: &'static str,
    line: u32,
}

impl<'s> Stands<'s> {
    fn of<T: Table>(child: &'s str, row: &Entry<'s, T>) -> Self {
        Self {
            child,
            table: T::NAME,
            line: row.line(),
        }
    }
}

/// Whether a time touches a year.
fn touches(year: Span, start: Option<Day>, end: Option<Day>) -> bool {
    start.is_some_and(|start| start <= year.last) && end.is_none_or(|end| end >= year.first)
}

/// Where the children of two sources are noted.
struct Noted<'n, 's> {
    lists: &'n mut Vec<ListCompared>,
    absent: &'n mut Vec<Absent>,
    in_both: &'n mut HashMap<&'s str, u32>,
}

impl<'p, 's: 'p> Present<'p, '_, 's> {
    /// Compares what is there to be compared; `in_both` gets a bit for each list in which a child stands in both.
    pub(super) fn compare(
        &self,
        lists: &mut Vec<ListCompared>,
        absent: &mut Vec<Absent>,
        in_both: &mut HashMap<&'p str, u32>,
    ) {
        let mut noted = Noted {
            lists,
            absent,
            in_both,
        };
        if let Some(year) = self.years.care {
            self.care(year, &mut noted);
        }
        if let Some(year) = self.years.need {
            self.need(year, &mut noted);
        }
    }

    fn care(&self, year: Span, noted: &mut Noted<'_, 'p>) {
        let supplied = self.sources.looked_after;
        if !supplied.is_some_and(|of| of.source.this.episodes.supplied()) {
            return;
        }
        let returned: Vec<Stands<'p>> = self.returned(year, false);
        let lasting: Vec<Stands<'p>> = self.returned(year, true);
        let recorded = self.sources.safeguarding;
        if recorded.is_some_and(|all| all.care_episodes.supplied()) {
            let all = self.recorded_care(year, false);
            let own = self.recorded_care(year, true);
            let between = (Origin::LookedAfter, Origin::Safeguarding);
            self.both_ways(IN_CARE, between, [&lasting, &returned], [&own, &all], noted);
        }
        if self
            .sources
            .annex_a
            .is_some_and(|all| all.in_care.supplied())
        {
            let listed: Vec<Stands<'p>> = self
                .annex
                .iter()
                .filter_map(|child| {
                    let mut rows = child.in_care.iter();
                    let row = rows.find(|row| touches(year, row.start.value(), row.end.value()))?;
                    Some(Stands::of(child.id, row))
                })
                .collect();
            let between = (Origin::AnnexA, Origin::LookedAfter);
            self.one_way(IN_CARE, between, &listed, &returned, noted);
        }
        let census = self.sources.in_need;
        if self.years.need == Some(year)
            && census.is_some_and(|of| of.source.tables.details.supplied())
        {
            let open = self.counted(year);
            let between = (Origin::LookedAfter, Origin::InNeed);
            self.one_way(IN_CARE, between, &lasting, &open, noted);
        }
    }

    fn need(&self, year: Span, noted: &mut Noted<'_, 'p>) {
        let supplied = self.sources.in_need;
        if !supplied.is_some_and(|of| of.source.tables.details.supplied()) {
            return;
        }
        let counted = self.counted(year);
        let recorded = self.sources.safeguarding;
        if recorded.is_some_and(|all| all.need_episodes.supplied()) {
            let open: Vec<Stands<'p>> = self
                .dataset
                .iter()
                .filter_map(|child| {
                    let row = child.need_episodes.iter().find(|row| {
                        touches(year, row.referral_date.value(), row.close_date.value())
                    })?;
                    Some(Stands::of(child.id, row))
                })
                .collect();
            let between = (Origin::InNeed, Origin::Safeguarding);
            self.both_ways(
                IN_NEED,
                between,
                [&counted, &counted],
                [&open, &open],
                noted,
            );
        }
        if self.sources.annex_a.is_some_and(|all| all.need.supplied()) {
            let listed: Vec<Stands<'p>> = self
                .annex
                .iter()
                .filter_map(|child| {
                    let mut rows = child.need.iter();
                    let row =
                        rows.find(|row| touches(year, row.start.value(), row.closed.value()))?;
                    Some(Stands::of(child.id, row))
                })
                .collect();
            let between = (Origin::AnnexA, Origin::InNeed);
            self.one_way(IN_NEED, between, &listed, &counted, noted);
        }
    }

    /// The children of the return who were in care in the year; those in short breaks apart, where so asked.
    fn returned(&self, year: Span, lasting: bool) -> Vec<Stands<'p>> {
        let one = |child: &'p LookedAfter<'s>| {
            let row = child.this.episodes.iter().find(|row| {
                touches(year, row.decom.value(), row.dec.value())
                    && !(lasting && is_short_break(row.ls.code()))
            })?;
            (!child.id.is_empty()).then(|| Stands::of(child.id, row))
        };
        self.returned.iter().filter_map(one).collect()
    }

    /// The same of the dataset.
    fn recorded_care(&self, year: Span, lasting: bool) -> Vec<Stands<'p>> {
        let one = |child: &'p Recorded<'s>| {
            let breaks = || {
                child
                    .legal_statuses
                    .iter()
                    .any(|row| is_short_break(row.legal_status.value()))
            };
            let row = child.care_episodes.iter().find(|row| {
                let start = row.cla_episode_start_date.value();
                touches(year, start, row.cla_episode_ceased_date.value())
            })?;
            (!(lasting && breaks())).then(|| Stands::of(child.id, row))
        };
        self.dataset.iter().filter_map(one).collect()
    }

    /// The children of the census whose need was open in the year.
    fn counted(&self, year: Span) -> Vec<Stands<'p>> {
        let one = |child: &'p InNeed<'s>| {
            let mut rows = child.referrals();
            let (row, _) = rows
                .find(|(row, _)| touches(year, row.referral_date.day(), row.closure_date.day()))?;
            let id = child.id();
            (!id.is_empty()).then(|| Stands::of(id, row))
        };
        self.census.iter().filter_map(one).collect()
    }

    /// Those of one source who must stand in another, which may have others besides.
    fn one_way(
        &self,
        list: &'static str,
        between: (Origin, Origin),
        here: &[Stands<'p>],
        there: &[Stands<'p>],
        noted: &mut Noted<'_, 'p>,
    ) {
        self.both_ways(list, between, [here, here], [&[], there], noted);
    }

    /// Two sources that must have the same children: of each, those who must stand in the other, and all.
    fn both_ways(
        &self,
        list: &'static str,
        between: (Origin, Origin),
        [must, all]: [&[Stands<'p>]; 2],
        [must_there, all_there]: [&[Stands<'p>]; 2],
        noted: &mut Noted<'_, 'p>,
    ) {
        let mut compared = ListCompared::new(list, between);
        // A list's bit is its place among those compared: fewer than 32.
        let bit = 1_u32 << noted.lists.len().min(31);
        let stands_there: HashSet<&str> = all_there.iter().map(|each| each.child).collect();
        for each in must {
            if stands_there.contains(each.child) {
                compared.both += 1;
                *noted.in_both.entry(each.child).or_insert(0) |= bit;
            } else {
                compared.only_first += 1;
                noted.absent.push(self.absent(list, *each, between));
            }
        }
        let stands_here: HashSet<&str> = all.iter().map(|each| each.child).collect();
        for each in must_there {
            if !stands_here.contains(each.child) {
                compared.only_second += 1;
                let between = (between.1, between.0);
                noted.absent.push(self.absent(list, *each, between));
            }
        }
        noted.lists.push(compared);
    }

    fn absent(
        &self,
        list: &'static str,
        each: Stands<'p>,
        (here, there): (Origin, Origin),
    ) -> Absent {
        let alike = self.known.alike(here, there);
        let why = self.known.why_not(each.child, there, &alike);
        Absent {
            child: CompactString::new(each.child),
            list,
            stands_in: (here, each.table, each.line),
            absent_from: there,
            why: why.unwrap_or(Why::NoSuchRow),
        }
    }
}
