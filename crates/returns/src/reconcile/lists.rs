//! Who should stand in a list of Annex A by what the dataset holds, and who does.

use std::collections::{HashMap, HashSet};
use std::fmt;

use children::Day;
use children::codes::Eligibility;
use compact_str::CompactString;

use super::safeguarding::is_short_break;
use super::{Alike, Origin};
use crate::annex_a::{self, AnnexA};
use crate::rule::Entry;
use crate::safeguarding::{self, Safeguarding};
use crate::table::{Rows, Table};

/// How far from either end of its time a row may be dated otherwise without anybody wondering.
const NEAR: i32 = 7;

/// How many children a list has in each source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ListCompared {
    /// The list.
    pub list: &'static str,
    /// The two sources.
    pub between: (Origin, Origin),
    /// Children in both.
    pub both: u32,
    /// Children whom the first has and the second has not.
    pub only_first: u32,
    /// Children whom the second has and the first has not.
    pub only_second: u32,
}

impl ListCompared {
    /// Nobody yet.
    pub(super) fn new(list: &'static str, between: (Origin, Origin)) -> Self {
        Self {
            list,
            between,
            both: 0,
            only_first: 0,
            only_second: 0,
        }
    }

    /// Whether a child stands in one of the two alone, by this list.
    pub(super) fn counts(&self, absent: &Absent) -> bool {
        let (here, there) = (absent.stands_in.0, absent.absent_from);
        absent.list == self.list && ((here, there) == self.between || (there, here) == self.between)
    }
}

/// A child who stands in one source and not in another.
#[derive(Clone, PartialEq, Eq)]
pub struct Absent {
    /// The child's identifier.
    pub child: CompactString,
    /// The list or table it is about.
    pub list: &'static str,
    /// The source that has the child, with the table and line of the row.
    pub stands_in: (Origin, &'static str, u32),
    /// The source that has not.
    pub absent_from: Origin,
    /// What may be the reason.
    pub why: Why,
}

/// Leaves out the child.
impl fmt::Debug for Absent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Child(…) {:?} of {}: {:?}",
            self.absent_from, self.list, self.why
        )
    }
}

/// Why a child may stand in one source alone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Why {
    /// The other source knows an identifier that is the same but for zeros in front, spaces or case.
    Alike,
    /// The other source knows nothing of the child.
    Unknown,
    /// The other source has it at another time, outside what the list looks back on.
    OutsideLookBack,
    /// It lies within a week of the first or the last day of the list.
    NearTheEdge,
    /// The other source knows the child and has no such row.
    NoSuchRow,
}

impl Why {
    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Alike => "stands there under an identifier that is nearly the same",
            Self::Unknown => "is not known there at all",
            Self::OutsideLookBack => "stands there at a time that the list does not look back on",
            Self::NearTheEdge => "is dated within a week of the first or last day of the list",
            Self::NoSuchRow => "is known there, without a row of this kind",
        }
    }
}

/// Whom the sources know.
pub(super) struct Known<'k> {
    pub(super) alike: &'k [Alike],
    pub(super) dataset: &'k HashMap<&'k str, usize>,
    pub(super) annex: &'k HashMap<&'k str, usize>,
    pub(super) looked_after: &'k HashMap<&'k str, usize>,
    pub(super) in_need: &'k HashMap<&'k str, usize>,
}

impl Known<'_> {
    /// Why a source may not have a child, as far as identifiers tell.
    pub(super) fn why_not(&self, id: &str, there: Origin, alike: &HashSet<&str>) -> Option<Why> {
        let known = match there {
            Origin::Safeguarding => self.dataset.contains_key(id),
            Origin::AnnexA => self.annex.contains_key(id),
            Origin::LookedAfter => self.looked_after.contains_key(id),
            Origin::InNeed => self.in_need.contains_key(id),
            Origin::Optional => true,
        };
        match (known, alike.contains(id)) {
            (true, _) => None,
            (false, true) => Some(Why::Alike),
            (false, false) => Some(Why::Unknown),
        }
    }

    /// Identifiers of one source that another knows in nearly the same form.
    pub(super) fn alike(&self, here: Origin, there: Origin) -> HashSet<&str> {
        let ends = |alike: &'_ Alike| [alike.one.0, alike.other.0] == [here, there];
        let forward = self
            .alike
            .iter()
            .filter(|each| ends(each))
            .map(|each| each.one.1.as_str());
        let back = |each: &&Alike| [each.other.0, each.one.0] == [here, there];
        let backward = self
            .alike
            .iter()
            .filter(back)
            .map(|each| each.other.1.as_str());
        forward.chain(backward).collect()
    }
}

/// The two sources of a comparison.
pub(super) struct Between<'b, 's> {
    pub(super) supplied: &'s Safeguarding,
    pub(super) lists: &'s AnnexA,
    pub(super) dataset: &'b [safeguarding::child::Child<'s>],
    pub(super) annex: &'b [annex_a::child::Child<'s>],
    pub(super) on: Day,
}

/// A row of a list, by either source.
struct Row<'s> {
    child: &'s str,
    table: &'static str,
    line: u32,
    times: [Option<Day>; 2],
}

impl<'s> Row<'s> {
    fn of<T: Table>(child: &'s str, row: &Entry<'s, T>, times: [Option<Day>; 2]) -> Self {
        Self {
            child,
            table: T::NAME,
            line: row.line(),
            times,
        }
    }

    /// Begun by the day, and not ended before the list looks back.
    fn is_in(&self, from: Day, on: Day) -> bool {
        let [start, end] = self.times;
        start.is_some_and(|start| start <= on) && end.is_none_or(|end| end >= from)
    }

    fn is_near(&self, from: Day, on: Day) -> bool {
        let near =
            |day: Option<Day>, edge: Day| day.is_some_and(|day| day.days_since(edge).abs() <= NEAR);
        let [start, end] = self.times;
        near(start, on) || near(start, from) || near(end, from) || near(end, on)
    }
}

impl<'s> Between<'_, 's> {
    /// Compares list by list, those that both sources can tell; `in_both` gets a bit for each list in which a child stands
    /// in both.
    pub(super) fn compare(
        &self,
        known: &Known<'_>,
        lists: &mut Vec<ListCompared>,
        absent: &mut Vec<Absent>,
        in_both: &mut HashMap<&'s str, u32>,
    ) {
        let half = self.on.plus_months(-6);
        let year = self.on.plus_years(-1);
        let on = self.on;
        let event = |day: Option<Day>| [day, day];
        // What counts by its start, or by being open now.
        let begun_or_open = |start: Option<Day>, end: Option<Day>| {
            [start, start.filter(|_| end.is_some_and(|end| end <= on))]
        };
        let ids = |so: fn(&safeguarding::child::Child<'_>, Day) -> bool| -> HashSet<&str> {
            let children = self.dataset.iter().filter(|child| so(child, on));
            children.map(|child| child.id).collect()
        };
        let grown = ids(is_grown_leaver);
        let short_breaks = ids(is_short_break);
        /// A list: what the dataset says should be in it, what is in it, how far it looks back.
        macro_rules! list {
            ($kind:ident, $list:ident, $from:expr, $mine:ident => $times:expr, $theirs:ident => $listed:expr) => {
                if supplied(&self.supplied.$kind, &self.lists.$list) {
                    let should = self.dataset.iter().flat_map(|child| {
                        child
                            .$kind
                            .iter()
                            .filter_map(|$mine| Some(Row::of(child.id, $mine, $times?)))
                    });
                    let stands = self.annex.iter().flat_map(|child| {
                        child
                            .$list
                            .iter()
                            .map(|$theirs| Row::of(child.id, $theirs, $listed))
                    });
                    let name = name(&self.lists.$list);
                    self.one(
                        name,
                        $from,
                        should.collect(),
                        stands.collect(),
                        known,
                        lists,
                        absent,
                        in_both,
                    );
                }
            };
        }
        list!(contacts, contacts, half, row => Some(event(row.contact_date.value())), row => event(row.on.value()));
        list!(early_help, early_help, half,
            row => Some(begun_or_open(row.episode_start_date.value(), row.episode_end_date.value())),
            row => [row.start.value(), row.completed.value()]);
        list!(need_episodes, referrals, half, row => Some(event(row.referral_date.value())), row => event(row.on.value()));
        list!(assessments, assessments, half,
            row => Some([row.assessment_start_date.value(), row.assessment_auth_date.value()]),
            row => [row.start.value(), row.authorised.value()]);
        list!(enquiries, enquiries, half,
            row => Some([row.s47_start_date.value(), row.s47_end_date.value()]),
            row => event(row.start.value()));
        list!(need_episodes, need, half,
            row => (row.referral_nfa.yes() != Some(true) && !grown.contains(row.row().person_id.text()))
                .then(|| [row.referral_date.value(), row.close_date.value()]),
            row => [row.start.value(), row.closed.value()]);
        list!(plans, plans, half,
            row => (row.cp_plan_ola.yes() != Some(true)).then(|| [row.cp_plan_start_date.value(), row.cp_plan_end_date.value()]),
            row => [row.start.value(), row.end.value()]);
        list!(care_episodes, in_care, half,
            row => (!short_breaks.contains(row.row().person_id.text()))
                .then(|| [row.cla_episode_start_date.value(), row.cla_episode_ceased_date.value()]),
            row => [row.start.value(), row.end.value()]);
        list!(leavers, leavers, half,
            row => (row.care_leaver_eligibility.value() != Some(Eligibility::Ended)).then_some([Some(Day::FIRST), None]),
            _row => [Some(Day::FIRST), None]);
        list!(permanence, adoption, year,
            row => row.adm_decision_date.is_given().then(|| {
                let end = row.permanence_order_date.value().or(row.decision_reversed_date.value());
                [row.adm_decision_date.value(), end]
            }),
            row => [row.decided.value(), row.ordered.value().or(row.reversed.value())]);
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "what a list is, and where its results go"
    )]
    fn one(
        &self,
        list: &'static str,
        from: Day,
        should: Vec<Row<'s>>,
        stands: Vec<Row<'s>>,
        known: &Known<'_>,
        lists: &mut Vec<ListCompared>,
        absent: &mut Vec<Absent>,
        in_both: &mut HashMap<&'s str, u32>,
    ) {
        let on = self.on;
        let inside: HashSet<&str> = should
            .iter()
            .filter(|row| row.is_in(from, on))
            .map(|row| row.child)
            .collect();
        let outside: HashSet<&str> = should.iter().map(|row| row.child).collect();
        let listed: HashSet<&str> = stands.iter().map(|row| row.child).collect();
        let between = (Origin::Safeguarding, Origin::AnnexA);
        let mut compared = ListCompared::new(list, between);
        let mut met = HashSet::new();
        let alike = known.alike(Origin::Safeguarding, Origin::AnnexA);
        for row in should.iter().filter(|row| row.is_in(from, on)) {
            if !met.insert(row.child) {
                continue;
            }
            if listed.contains(row.child) {
                compared.both += 1;
                // A list's bit is its place among those compared: ten at most.
                let place = u32::try_from(lists.len()).unwrap_or(0);
                *in_both.entry(row.child).or_insert(0) |= 1 << place;
                continue;
            }
            compared.only_first += 1;
            let near = || row.is_near(from, on).then_some(Why::NearTheEdge);
            let why = known
                .why_not(row.child, Origin::AnnexA, &alike)
                .filter(|why| *why == Why::Alike);
            let why = why
                .or_else(near)
                .or_else(|| known.why_not(row.child, Origin::AnnexA, &alike));
            absent.push(row.absent(list, Origin::Safeguarding, Origin::AnnexA, why));
        }
        let mut met = HashSet::new();
        let alike = known.alike(Origin::AnnexA, Origin::Safeguarding);
        for row in &stands {
            if inside.contains(row.child) || !met.insert(row.child) {
                continue;
            }
            compared.only_second += 1;
            let why = known.why_not(row.child, Origin::Safeguarding, &alike);
            let elsewhen = || outside.contains(row.child).then_some(Why::OutsideLookBack);
            absent.push(row.absent(
                list,
                Origin::AnnexA,
                Origin::Safeguarding,
                why.or_else(elsewhen),
            ));
        }
        lists.push(compared);
    }
}

impl Row<'_> {
    fn absent(&self, list: &'static str, here: Origin, there: Origin, why: Option<Why>) -> Absent {
        Absent {
            child: CompactString::new(self.child),
            list,
            stands_in: (here, self.table, self.line),
            absent_from: there,
            why: why.unwrap_or(Why::NoSuchRow),
        }
    }
}

/// A care leaver of eighteen or more, who is not in need besides.
fn is_grown_leaver(child: &safeguarding::child::Child<'_>, on: Day) -> bool {
    let entitled = child
        .leavers
        .iter()
        .any(|row| row.care_leaver_eligibility.value() != Some(Eligibility::Ended));
    let age = child.born().and_then(|born| Day::age(born, on));
    entitled && age.is_some_and(|age| age >= 18)
}

fn supplied<T: Table, U: Table>(table: &Rows<T>, list: &Rows<U>) -> bool {
    table.supplied() && list.supplied()
}

fn name<T: Table>(_: &Rows<T>) -> &'static str {
    T::NAME
}
