//! Whose each row is that was supplied: all that is kept of the rows once histories are made of them.

use std::collections::HashMap;

use children::service::{ChildId, Fact, Service};
use returns::annex_a::AnnexA;
use returns::rule::Source as Ruled;
use returns::safeguarding::Safeguarding;
use returns::service::Supplied;
use returns::submission::Layout;
use returns::table::From;
use returns::write::Value;

use crate::Source;

/// Whose the rows of every table are, and where each table came from.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    tables: Vec<Table>,
}

/// Whose a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// A child's.
    Child(ChildId),
    /// Somebody's whom the records do not know as a child.
    Unknown,
    /// Nobody's: of a worker, a team, a home.
    Nobody,
}

#[derive(Debug)]
struct Table {
    source: Source,
    fact: Fact,
    name: &'static str,
    from: From,
    /// The line of the first row.
    first: u32,
    /// By line after the first: the child, or one of the marks below.
    owners: Vec<u32>,
}

/// No row was read from the line.
const NO_ROW: u32 = u32::MAX;
const NOBODY: u32 = u32::MAX - 1;
const UNKNOWN: u32 = u32::MAX - 2;

impl Rows {
    /// Of what was supplied, with the children that were made of it.
    pub(crate) fn of(supplied: &Supplied, service: &Service) -> Self {
        let mut tables = Vec::new();
        if let Some(all) = &supplied.safeguarding {
            for (layout, from, rows) in all.supplied() {
                let heading = Safeguarding::child_column(layout.name).unwrap_or("");
                let mut table = Table::new(Source::Ssd, layout, from, rows);
                all.cells(layout.name, heading, |line, cell| {
                    table.add(line, owner(service, &text(cell)));
                });
                if let Some(key) = Key::of(all, layout.fact) {
                    all.cells(layout.name, key.heading, |line, cell| {
                        let child = key.children.get(&text(cell));
                        table.or(line, owner(service, child.copied().unwrap_or("")));
                    });
                }
                tables.push(table);
            }
        }
        if let Some(all) = &supplied.annex_a {
            for (layout, from, rows) in all.supplied() {
                let heading = AnnexA::child_column(layout.name).unwrap_or("");
                let mut table = Table::new(Source::AnnexA, layout, from, rows);
                all.cells(layout.name, heading, |line, cell| {
                    table.add(line, owner(service, &text(cell)));
                });
                tables.push(table);
            }
        }
        if let Some(all) = &supplied.optional {
            for (layout, from, rows) in all.supplied() {
                let mut table = Table::new(Source::Optional, layout, from, rows);
                all.cells(layout.name, "child_id", |line, cell| {
                    table.add(line, owner(service, &text(cell)));
                });
                tables.push(table);
            }
        }
        if let Some(of) = &supplied.looked_after {
            for (layout, from, rows) in of.source.supplied() {
                let mut table = Table::new(Source::LookedAfter, layout, from, rows);
                if !is_xml(from) {
                    of.source.children_of(layout.name, |line, cell| {
                        table.add(line, owner(service, &text(cell)));
                    });
                }
                tables.push(table);
            }
        }
        if let Some(of) = &supplied.in_need {
            let census = &of.source.tables;
            let who: HashMap<i32, &str> = census
                .identifiers
                .rows
                .iter()
                .filter_map(|row| Some((row.child.value()?, row.la_child_id.text())))
                .collect();
            for (layout, from, rows) in census.supplied() {
                let mut table = Table::new(Source::InNeed, layout, from, rows);
                if !is_xml(from) {
                    census.cells(layout.name, "Child", |line, cell| {
                        let number = text(cell).parse::<i32>().ok();
                        let id = number.and_then(|number| who.get(&number));
                        table.add(line, owner(service, id.copied().unwrap_or("")));
                    });
                }
                tables.push(table);
            }
        }
        for table in &mut tables {
            table.owners.shrink_to_fit();
        }
        Self { tables }
    }

    /// Whose a row of a file is, and what its table tells; `None` where there is no such row.
    pub(crate) fn whose(&self, source: Source, file: &str, line: u32) -> Option<(Whose, Fact)> {
        let mut tables = self.tables.iter();
        let table = tables.find(|each| each.source == source && each.from.name() == file)?;
        let whose = match *table.owners.get(table.place(line)?)? {
            NO_ROW => return None,
            NOBODY => Whose::Nobody,
            UNKNOWN => Whose::Unknown,
            child => Whose::Child(child),
        };
        Some((whose, table.fact))
    }

    /// The files that tables of a source were read from.
    pub(crate) fn files(&self, source: Source) -> Vec<&str> {
        let tables = self.tables.iter().filter(|each| each.source == source);
        let mut files: Vec<&str> = tables.map(|each| &*each.from.file).collect();
        files.sort_unstable();
        files.dedup();
        files
    }

    /// Where a table of a source was read from.
    pub(crate) fn from(&self, source: Source, table: &str) -> Option<&From> {
        let mut tables = self.tables.iter();
        tables
            .find(|each| each.source == source && each.name == table)
            .map(|each| &each.from)
    }
}

impl Table {
    fn new(source: Source, layout: Layout, from: &From, rows: usize) -> Self {
        Self {
            source,
            fact: layout.fact,
            name: layout.name,
            from: from.clone(),
            first: 0,
            owners: Vec::with_capacity(rows),
        }
    }

    fn place(&self, line: u32) -> Option<usize> {
        usize::try_from(line.checked_sub(self.first)?).ok()
    }

    /// The owner of a line; lines come in order, and the first row of one counts.
    fn add(&mut self, line: u32, owner: u32) {
        if self.owners.is_empty() {
            self.first = line;
        }
        if let Some(at) = self.place(line).filter(|at| *at >= self.owners.len()) {
            self.owners.resize(at, NO_ROW);
            self.owners.push(owner);
        }
    }

    /// The owner of a line whose row names nobody itself.
    fn or(&mut self, line: u32, owner: u32) {
        let place = self.place(line);
        if let Some(nobodys) = place.and_then(|at| self.owners.get_mut(at))
            && *nobodys == NOBODY
        {
            *nobodys = owner;
        }
    }
}

/// How rows that name another row of a child instead of the child find them.
struct Key<'s> {
    heading: &'static str,
    children: HashMap<String, &'s str>,
}

impl<'s> Key<'s> {
    /// Of a table; `None` where it is not such a one.
    fn of(all: &'s Safeguarding, fact: Fact) -> Option<Self> {
        let mut children = HashMap::new();
        let heading = if fact == Fact::Factors {
            for row in &all.assessments.rows {
                let key = row.assessment_id.text().to_owned();
                children.entry(key).or_insert(row.person_id.text());
            }
            "cinf_assessment_id"
        } else if fact == Fact::CareReviews {
            for row in &all.care_episodes.rows {
                let key = row.cla_id.text().to_owned();
                children.entry(key).or_insert(row.person_id.text());
            }
            "clar_cla_id"
        } else {
            return None;
        };
        Some(Self { heading, children })
    }
}

/// Whether a table came from XML: a line of it is no row, so nothing is told of whose it is and it is shown to nobody.
pub(crate) fn is_xml(from: &From) -> bool {
    from.file.to_ascii_lowercase().ends_with(".xml")
}

fn owner(service: &Service, id: &str) -> u32 {
    if id.is_empty() {
        return NOBODY;
    }
    service.child(id).unwrap_or(UNKNOWN)
}

/// The text of a cell.
fn text(cell: Option<Value<'_>>) -> String {
    match cell {
        Some(Value::Text(text)) => text.into_owned(),
        Some(Value::Int(number)) => number.to_string(),
        Some(Value::Blank | Value::Day(_) | Value::Number(_)) | None => String::new(),
    }
}
