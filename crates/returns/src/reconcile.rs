//! The same child in several sources: where they disagree, and who stands in one and not in another.
//!
//! Every source says what it knows of a child as of one day, each with its table and line; what two or more of them say
//! of the same thing is compared. No source is taken to be right, and no child is merged with another: identifiers are
//! the same when they are equal to the letter, and those that differ by zeros in front, spaces or case are only offered.

use std::collections::{HashMap, HashSet};
use std::fmt;

use children::Day;
use compact_str::CompactString;

use crate::annex_a::AnnexA;
use crate::in_need::InNeed;
use crate::looked_after::LookedAfter;
use crate::optional::Optional;
use crate::rule::{ChildRows, Source};
use crate::safeguarding::Safeguarding;
use crate::service::{OfYear, Supplied};

mod alike;
mod annex_a;
mod in_need;
mod lists;
mod looked_after;
mod optional;
mod present;
mod safeguarding;
mod said;
mod what;
mod years;

pub use alike::Alike;
pub use lists::{Absent, ListCompared, Why};
pub use said::{Side, Value, Worker};
pub use what::What;

use said::{Says, Workers};
use years::Years;

/// A source that says something of children.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Origin {
    /// The safeguarding dataset.
    Safeguarding,
    /// Annex A.
    AnnexA,
    /// The council's own tables.
    Optional,
    /// The return of children looked after.
    LookedAfter,
    /// The children in need census.
    InNeed,
}

impl Origin {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Safeguarding => "safeguarding dataset",
            Self::AnnexA => "Annex A",
            Self::Optional => "the council's own tables",
            Self::LookedAfter => "return of children looked after",
            Self::InNeed => "children in need census",
        }
    }
}

/// What is to be compared.
#[derive(Clone, Copy, Default)]
pub struct Sources<'s> {
    /// The safeguarding dataset.
    pub safeguarding: Option<&'s Safeguarding>,
    /// Annex A.
    pub annex_a: Option<&'s AnnexA>,
    /// The council's own tables.
    pub optional: Option<&'s Optional>,
    /// The return of children looked after.
    pub looked_after: Option<&'s OfYear<LookedAfter>>,
    /// The children in need census.
    pub in_need: Option<&'s OfYear<InNeed>>,
}

impl<'s> Sources<'s> {
    /// All of what was supplied.
    #[must_use]
    pub fn of(supplied: &'s Supplied) -> Self {
        Self {
            safeguarding: supplied.safeguarding.as_ref(),
            annex_a: supplied.annex_a.as_ref(),
            optional: supplied.optional.as_ref(),
            looked_after: supplied.looked_after.as_ref(),
            in_need: supplied.in_need.as_ref(),
        }
    }
}

/// What was compared and what came of it.
#[derive(Clone, Default, Debug)]
pub struct Reconciliation {
    /// By what was compared: of how many children two sources say it, and of how many they disagree.
    pub compared: Vec<Compared>,
    /// Where sources disagree, by child.
    pub disagreements: Vec<Disagreement>,
    /// By list: how many children stand in both sources, and in one alone.
    pub lists: Vec<ListCompared>,
    /// Who stands in one source and not in the other.
    pub absent: Vec<Absent>,
    /// Identifiers that are the same but for zeros in front, spaces or case.
    pub alike: Vec<Alike>,
    /// What was counted of each child, from which the same of some of them is told.
    counted: Vec<Counted>,
}

/// What was counted of one child.
#[derive(Clone)]
struct Counted {
    child: CompactString,
    /// A bit for each of [`What::ALL`] that two sources or more say.
    said: u64,
    /// A bit for each list in which the child stands in both sources.
    both: u32,
}

/// Leaves out the child.
impl fmt::Debug for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Counted(…): {:b} {:b}", self.said, self.both)
    }
}

/// How often sources agree on something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Compared {
    /// What.
    pub what: What,
    /// Children of whom two sources or more say it.
    pub children: u32,
    /// Those of whom they do not say the same.
    pub disagree: u32,
}

/// Sources that do not say the same of a child.
#[derive(Clone, PartialEq)]
pub struct Disagreement {
    /// The child's identifier.
    pub child: CompactString,
    /// What they disagree on.
    pub what: What,
    /// What each of them says.
    pub sides: Vec<Side>,
}

/// Says neither who the child is nor what is said of them.
impl fmt::Debug for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} of Child(…): {:?}", self.what, self.sides)
    }
}

/// Lets go of the council's own tables that [`reconcile`] asks nothing of: what it finds is the same without them.
pub fn spare_optional(supplied: &mut Supplied) {
    if let Some(all) = &mut supplied.optional {
        optional::spare(all);
    }
}

/// Lets go of the tables of the dataset that [`reconcile`] asks nothing of: what it finds is the same without them.
pub fn spare_dataset(supplied: &mut Supplied) {
    if let Some(all) = &mut supplied.safeguarding {
        safeguarding::spare(all);
    }
}

/// Compares what sources say as of a day.
#[must_use]
pub fn reconcile(sources: Sources<'_>, on: Day) -> Reconciliation {
    let dataset = sources
        .safeguarding
        .map(Source::by_child)
        .unwrap_or_default();
    let annex = sources.annex_a.map(Source::by_child).unwrap_or_default();
    let own = sources.optional.map(optional::by_child).unwrap_or_default();
    let years = Years::of(sources, on);
    let returned = sources.looked_after.map(|of| of.source.by_child());
    let returned = returned.unwrap_or_default();
    let census = sources.in_need.map(|of| of.source.by_child());
    let census = census.unwrap_or_default();
    let in_returned = index(returned.iter().map(ChildRows::id));
    let in_census = index(census.iter().map(ChildRows::id));
    let in_dataset = index(dataset.iter().map(ChildRows::id));
    let in_annex = index(annex.iter().map(ChildRows::id));
    let in_own = index(own.iter().map(|child| child.id));
    let workers = sources.safeguarding.map(Workers::of).unwrap_or_default();

    let missing_supplied = sources
        .safeguarding
        .is_some_and(|all| all.missing.supplied());

    let mut result = Reconciliation::default();
    let mut counts = nothing_compared();
    let mut met = HashSet::new();
    let ids = dataset.iter().map(ChildRows::id);
    let ids = ids.chain(annex.iter().map(ChildRows::id));
    let ids = ids.chain(own.iter().map(|child| child.id));
    let ids = ids.chain(returned.iter().map(ChildRows::id));
    for id in ids.chain(census.iter().map(ChildRows::id)) {
        if id.is_empty() || !met.insert(id) {
            continue;
        }
        let mut says = Says::new(on, missing_supplied, &workers);
        if let Some(child) = in_dataset.get(id).and_then(|at| dataset.get(*at)) {
            safeguarding::say(child, &mut says);
            years.dataset(child, &mut says);
        }
        if let Some(child) = in_annex.get(id).and_then(|at| annex.get(*at)) {
            annex_a::say(child, &mut says);
            years.annex_a(child, &mut says);
        }
        if let Some(child) = in_own.get(id).and_then(|at| own.get(*at)) {
            optional::say(child, &mut says);
        }
        if let Some(child) = in_returned.get(id).and_then(|at| returned.get(*at)) {
            looked_after::say(child, &years, &mut says);
        }
        if let Some(child) = in_census.get(id).and_then(|at| census.get(*at)) {
            in_need::say(child, &years, &mut says);
        }
        let mut said = 0;
        for (what, sides) in says.by_what() {
            let Some(count) = counts.iter_mut().find(|each| each.what == what) else {
                continue;
            };
            count.children += 1;
            said |= bit(what);
            let Some((first, rest)) = sides.split_first() else {
                continue;
            };
            if rest.iter().any(|side| side.value != first.value) {
                count.disagree += 1;
                result.disagreements.push(Disagreement {
                    child: CompactString::new(id),
                    what,
                    sides: sides.to_vec(),
                });
            }
        }
        if said != 0 {
            result.counted.push(Counted {
                child: CompactString::new(id),
                said,
                both: 0,
            });
        }
    }
    counts.retain(|each| each.children > 0);
    result.compared = counts;

    let pairs = [
        (Origin::Safeguarding, &in_dataset),
        (Origin::AnnexA, &in_annex),
        (Origin::Optional, &in_own),
        (Origin::LookedAfter, &in_returned),
        (Origin::InNeed, &in_census),
    ];
    result.alike = alike::find(&pairs);
    let known = lists::Known {
        alike: &result.alike,
        dataset: &in_dataset,
        annex: &in_annex,
        looked_after: &in_returned,
        in_need: &in_census,
    };
    let mut in_both = HashMap::new();
    if let (Some(supplied), Some(lists)) = (sources.safeguarding, sources.annex_a) {
        let compared = lists::Between {
            supplied,
            lists,
            dataset: &dataset,
            annex: &annex,
            on,
        };
        compared.compare(&known, &mut result.lists, &mut result.absent, &mut in_both);
    }
    if let (Some(_), Some(tables)) = (sources.safeguarding, sources.optional) {
        optional::absent(tables, &dataset, &known, &mut result.absent);
    }
    let present = present::Present {
        sources,
        years,
        dataset: &dataset,
        annex: &annex,
        returned: &returned,
        census: &census,
        known: &known,
    };
    present.compare(&mut result.lists, &mut result.absent, &mut in_both);
    result.also_counted(in_both);
    result
}

impl Reconciliation {
    /// The same of some children only, by identifier: nothing of any other is counted or left in it.
    #[must_use]
    pub fn of(&self, of: impl Fn(&str) -> bool) -> Self {
        let mut compared = nothing_compared();
        let mut lists: Vec<ListCompared> = self
            .lists
            .iter()
            .map(|list| ListCompared::new(list.list, list.between))
            .collect();
        let counted: Vec<Counted> = self
            .counted
            .iter()
            .filter(|each| of(&each.child))
            .cloned()
            .collect();
        let disagreements: Vec<Disagreement> = self
            .disagreements
            .iter()
            .filter(|each| of(&each.child))
            .cloned()
            .collect();
        let absent: Vec<Absent> = self
            .absent
            .iter()
            .filter(|each| of(&each.child))
            .cloned()
            .collect();
        for each in &mut compared {
            let said = |counted: &&Counted| counted.said & bit(each.what) != 0;
            each.children = so_many(counted.iter().filter(said).count());
            let what = each.what;
            each.disagree = so_many(disagreements.iter().filter(|so| so.what == what).count());
        }
        compared.retain(|each| each.children > 0);
        for (place, list) in (0..u32::BITS).zip(&mut lists) {
            let both = |counted: &&Counted| counted.both & (1 << place) != 0;
            list.both = so_many(counted.iter().filter(both).count());
            let of_list = absent.iter().filter(|each| list.counts(each));
            let (first, second): (Vec<&Absent>, Vec<&Absent>) =
                of_list.partition(|each| each.absent_from == list.between.1);
            list.only_first = so_many(first.len());
            list.only_second = so_many(second.len());
        }
        let alike = self.alike.iter();
        Self {
            compared,
            disagreements,
            lists,
            absent,
            alike: alike
                .filter(|each| of(&each.one.1) && of(&each.other.1))
                .cloned()
                .collect(),
            counted,
        }
    }

    /// Adds in which lists children stand in both sources.
    fn also_counted(&mut self, mut in_both: HashMap<&str, u32>) {
        for each in &mut self.counted {
            each.both = in_both.remove(each.child.as_str()).unwrap_or(0);
        }
        let mut rest: Vec<(&str, u32)> = in_both.into_iter().collect();
        rest.sort_unstable();
        let rest = rest.into_iter().map(|(child, both)| Counted {
            child: CompactString::new(child),
            said: 0,
            both,
        });
        self.counted.extend(rest);
        self.counted.shrink_to_fit();
    }
}

/// Everything that can be compared, of nobody yet.
fn nothing_compared() -> Vec<Compared> {
    let all = What::ALL.iter();
    all.map(|what| Compared {
        what: *what,
        children: 0,
        disagree: 0,
    })
    .collect()
}

/// The bit of what can be compared: fewer than 64 things.
fn bit(what: What) -> u64 {
    1 << (what as u32)
}

fn so_many(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Where each child stands.
fn index<'s>(ids: impl Iterator<Item = &'s str>) -> HashMap<&'s str, usize> {
    ids.enumerate()
        .filter(|(_, id)| !id.is_empty())
        .map(|(at, id)| (id, at))
        .collect()
}

#[cfg(test)]
mod tests;
