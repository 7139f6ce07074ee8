//! All children of one authority, with its workers, teams and foster homes, and what was supplied about them.

use std::fmt;
use std::sync::Arc;

use crate::history::History;
use crate::{Day, Origin};

mod fact;
mod people;

pub use fact::Fact;
pub use people::{
    Adopter, AuditAction, Complaint, Gender, Household, HouseholdConcern, HouseholdKind,
    HouseholdPlace, HubMonth, Post, Supervision, Team, Worker,
};

/// Place of a child in [`Service::children`].
pub type ChildId = u32;

/// One authority's children's services, as far as was supplied. Children, names and workers are shared between the
/// services of those who see the same ones.
#[derive(Clone, Default, Debug)]
pub struct Service {
    /// Every child, in the order of their identifiers.
    pub children: Vec<Arc<History>>,
    /// Who they are: one for each child, in the same order.
    pub names: Vec<Arc<Names>>,
    /// Workers.
    pub workers: Vec<Arc<Worker>>,
    /// Teams.
    pub teams: Vec<Team>,
    /// Areas that homes are in, for breakdowns.
    pub areas: Vec<Box<str>>,
    /// Ofsted's numbers of the homes children in care live in.
    pub urns: Vec<Box<str>>,
    /// Foster households, and those on the way to be one.
    pub households: Vec<Household>,
    /// Prospective adopters.
    pub adopters: Vec<Adopter>,
    /// Posts by team and day.
    pub posts: Vec<Post>,
    /// Personal supervision of workers.
    pub supervision: Vec<Supervision>,
    /// Actions from audits.
    pub audit_actions: Vec<AuditAction>,
    /// Complaints.
    pub complaints: Vec<Complaint>,
    /// Use of family hubs.
    pub hubs: Vec<HubMonth>,
    /// People aged 0 to 17, by the year of the estimate (mid-year).
    pub population: Vec<(i16, u32)>,
    /// What was supplied.
    pub sources: Sources,
}

/// A child's identifier and name. Never printed by `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// The case system's identifier, whole, leading zeros kept.
    pub id: Box<str>,
    /// Forename.
    pub forename: Box<str>,
    /// Surname.
    pub surname: Box<str>,
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Names { .. }")
    }
}

/// What was supplied, table by table.
#[derive(Clone, Default, Debug)]
pub struct Sources {
    /// The tables that were read.
    pub tables: Vec<SourceTable>,
    /// The latest date in the data that is not a due date: the day to which it speaks.
    pub as_at: Option<Day>,
}

/// A table that was read.
#[derive(Clone, Debug)]
pub struct SourceTable {
    /// What it holds.
    pub fact: Fact,
    /// Which source: `ssd`, `annex-a`, `optional`.
    pub source: &'static str,
    /// The file's name, with the sheet where there is one.
    pub file: Box<str>,
    /// Rows.
    pub rows: u32,
    /// Columns that the layout has and the file has not.
    pub missing_columns: Vec<&'static str>,
    /// Earliest day of an event in it: before it, that nothing happened is not known.
    pub earliest: Option<Day>,
    /// Latest day of an event in it.
    pub latest: Option<Day>,
}

impl Sources {
    /// Whether a table with this was supplied, be it with no row.
    #[must_use]
    pub fn has(&self, fact: Fact) -> bool {
        self.tables.iter().any(|table| table.fact == fact)
    }

    /// Whether a table of this was supplied with this column.
    #[must_use]
    pub fn has_column(&self, fact: Fact, column: &str) -> bool {
        self.tables
            .iter()
            .any(|table| table.fact == fact && !table.missing_columns.contains(&column))
    }

    /// The day from which all of these facts are told: the latest of the earliest days of their tables, those without
    /// any day (lists of people, of teams) left aside.
    #[must_use]
    pub fn told_since(&self, facts: &[Fact]) -> Option<Day> {
        let since = |fact: &Fact| {
            self.tables
                .iter()
                .filter(|table| table.fact == *fact)
                .filter_map(|table| table.earliest)
                .min()
        };
        facts.iter().filter_map(since).max()
    }

    /// The table an event was read from.
    #[must_use]
    pub fn table(&self, origin: Origin) -> Option<&SourceTable> {
        let fact = origin.fact()?;
        self.tables.iter().find(|table| table.fact == fact)
    }
}

impl Service {
    /// The child of an identifier.
    #[must_use]
    pub fn child(&self, id: &str) -> Option<ChildId> {
        self.names
            .binary_search_by(|names| names.id.as_ref().cmp(id))
            .ok()
            .and_then(|at| u32::try_from(at).ok())
    }

    /// People aged 0 to 17 by the estimate a rate of this day uses: the mid-year estimate of the year before, or the
    /// latest before that; the earliest there is for days before all of them.
    #[must_use]
    pub fn population_on(&self, day: Day) -> Option<(i16, u32)> {
        let wanted = day.date().year() - 1;
        self.population
            .iter()
            .filter(|(year, _)| *year <= wanted)
            .max_by_key(|(year, _)| *year)
            .or_else(|| self.population.iter().min_by_key(|(year, _)| *year))
            .copied()
    }
}
