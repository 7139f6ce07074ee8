//! From what was supplied to the authority's children: every row finds its child, its worker, its team.
//!
//! The safeguarding dataset gives the events; the council's own tables give what it does not hold; Annex A gives adopters,
//! and the children of its lists where there is no dataset (Annex A is an extract of what the dataset holds whole). Without
//! the dataset the yearly returns are told first, each of what it holds, and Annex A of what neither of them does.
//! A row without the identifier of a child belongs to nobody: it is left out and counted as a doubt. A row about a child
//! whom the list of children does not know makes a child known only by events, and is a doubt too. Nothing is guessed:
//! what is blank or unreadable is `None`, and the event stays. Dates after `today`, and dates before a birth where the
//! child must have been born, stay and are doubts with their lines.
//!
//! The day to which the data speaks ([`children::service::Sources::as_at`]) is the latest day of any event up to `today`.
//! A day on which something is due, planned, expected or to be reviewed is no event.

use children::service::{Fact, Service, SourceTable};
use children::{CollectionYear, Day};

use crate::annex_a::AnnexA;
use crate::doubt::Doubt;
use crate::in_need::InNeed;
use crate::looked_after::LookedAfter;
use crate::optional::Optional;
use crate::safeguarding::Safeguarding;
use crate::submission::Layout;
use crate::table::{From, Rows};

mod annex_a;
mod care;
mod care_events;
mod education;
mod fostering;
mod front_door;
mod identifiers;
mod in_need;
mod looked_after;
mod making;
mod people;
mod permanence;
mod protection;
mod risk;
mod shared;
mod titles;
pub(crate) mod words;
mod workforce;

#[cfg(test)]
mod tests;

use identifiers::Identifiers;
use making::Making;

/// Everything that one authority supplied.
#[derive(Clone, Default, Debug)]
pub struct Supplied {
    /// The safeguarding dataset.
    pub safeguarding: Option<Safeguarding>,
    /// Annex A: its adopters always, its lists of children only without the dataset.
    pub annex_a: Option<AnnexA>,
    /// The council's own tables.
    pub optional: Option<Optional>,
    /// The return of children looked after: care, where there is no dataset.
    pub looked_after: Option<OfYear<LookedAfter>>,
    /// The census of children in need: what comes before care, where there is no dataset.
    pub in_need: Option<OfYear<InNeed>>,
}

/// A return, with the collection year it is for.
#[derive(Clone, Default, Debug)]
pub struct OfYear<S> {
    /// The year, as whoever supplied it said; else as its dates tell; `None` where they tell none.
    pub year: Option<CollectionYear>,
    /// The return.
    pub source: S,
}

/// Makes the service of what was supplied, and says what is doubtful about it. `today` is the day of loading.
#[must_use]
pub fn build(supplied: &Supplied, today: Day) -> (Service, Vec<Doubt>) {
    let no_dataset = Safeguarding::default();
    let no_tables = Optional::default();
    let no_lists = AnnexA::default();
    let dataset = supplied.safeguarding.as_ref().unwrap_or(&no_dataset);
    let own = supplied.optional.as_ref().unwrap_or(&no_tables);
    let annex = supplied.annex_a.as_ref().unwrap_or(&no_lists);
    // With the dataset the lists of children tell nothing more: they are its extract.
    let has_dataset = dataset.supplied().next().is_some() || !dataset.people.rows.is_empty();
    let nothing = OfYear::default();
    let none = OfYear::default();
    let returned = supplied.looked_after.as_ref();
    let returned = returned.filter(|_| !has_dataset).unwrap_or(&nothing);
    let census = supplied.in_need.as_ref();
    let census = census.filter(|_| !has_dataset).unwrap_or(&none);
    let lists = &if has_dataset {
        AnnexA::default()
    } else {
        beside(annex, returned, census)
    };
    let ids = Identifiers::gather(dataset, own, lists, &returned.source, &census.source.tables);
    let mut making = Making::new(ids, today);
    making.people(dataset);
    making.looked_after(returned);
    making.in_need(&census.source.tables);
    making.workers(dataset, own);
    making.annex_a(lists, own);
    making.front_door(dataset, own);
    making.protection(dataset, own);
    making.visits(dataset);
    making.care(dataset, own);
    making.care_events(dataset);
    making.permanence(dataset, own);
    making.leaving(dataset, own);
    making.risk(dataset, own);
    making.work(dataset, own);
    making.education(dataset);
    making.fostering(own);
    making.adopters(annex);
    let mut tables = Vec::new();
    for (layout, from, rows) in dataset.supplied() {
        tables.push(source(&making, "ssd", layout, from, rows));
    }
    tables.extend(looked_after::told(&making, returned));
    tables.extend(in_need::told(&making, census));
    let told: Vec<SourceTable> = (if has_dataset { annex } else { lists })
        .supplied()
        .filter(|(layout, ..)| !has_dataset || layout.fact == Fact::Adopters)
        .map(|(layout, from, rows)| source(&making, "annex-a", layout, from, rows))
        .collect();
    if !has_dataset {
        let also = annex_a::also_told(&told, making.service.children.len());
        let is_new = |table: &SourceTable| tables.iter().all(|each| each.fact != table.fact);
        let also: Vec<SourceTable> = also.into_iter().filter(is_new).collect();
        tables.extend(also);
    }
    tables.extend(told);
    for (layout, from, rows) in own.supplied() {
        tables.push(source(&making, "optional", layout, from, rows));
    }
    making.finish(tables)
}

/// What Annex A tells that neither return does.
fn beside(annex: &AnnexA, returned: &OfYear<LookedAfter>, census: &OfYear<InNeed>) -> AnnexA {
    let mut rest = annex.clone();
    if returned.source.this.episodes.supplied() {
        rest.in_care = Rows::default();
    }
    if returned.source.this.oc3.supplied() {
        rest.leavers = Rows::default();
    }
    if returned.source.this.ad1.supplied() || returned.source.this.placed_adoption.supplied() {
        rest.adoption = Rows::default();
    }
    let counted = &census.source.tables;
    if counted.details.supplied() {
        rest.referrals = Rows::default();
        rest.need = Rows::default();
    }
    if counted.assessments.supplied() {
        rest.assessments = Rows::default();
    }
    if counted.enquiries.supplied() {
        rest.enquiries = Rows::default();
    }
    if counted.protection_plans.supplied() {
        rest.plans = Rows::default();
    }
    rest
}

/// What is to be known of a table of a yearly return that was read, as what it tells. Of what lies before the year it
/// tells only what was still open in it, so that it is not known that nothing else happened; and it speaks of no day
/// after the year.
fn of_year(
    making: &Making<'_>,
    word: &'static str,
    fact: Fact,
    (layout, from, rows): (Layout, &From, usize),
    year: Option<CollectionYear>,
) -> SourceTable {
    let mut table = source(making, word, Layout { fact, ..layout }, from, rows);
    let Some(year) = year else { return table };
    table.earliest = table.earliest.map(|day| day.max(year.first()));
    table.latest = table.latest.map(|day| {
        let last = year.last();
        if last <= making.shared.today {
            last
        } else {
            day.min(last)
        }
    });
    table
}

/// What is to be known of a table that was read.
fn source(
    making: &Making<'_>,
    source: &'static str,
    layout: Layout,
    from: &From,
    rows: usize,
) -> SourceTable {
    SourceTable {
        fact: layout.fact,
        source,
        file: from.name().into_boxed_str(),
        rows: u32::try_from(rows).unwrap_or(u32::MAX),
        missing_columns: from.missing.iter().map(|column| column.name).collect(),
        earliest: making.days(layout.fact).map(|(first, _)| first),
        latest: making.days(layout.fact).map(|(_, last)| last),
    }
}
