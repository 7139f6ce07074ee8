//! The two returns as they were sent, and what the rules found in them: counted without a name, shown through a look.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use children::Day;
use children::service::ChildId;
use compact_str::CompactString;
use measures::cases::Subject;
use returns::rule::{Finding, Level};
use returns::service::Supplied;
use returns::submission::Layout;
use returns::write::Value;

use crate::marks::{self, Before, Judged, Life, Mark};
use crate::{Checked, Look, MASKED, Records, Row, Source, address_of};

/// The returns as they were sent, kept whole: they are small beside the other sources.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    supplied: Supplied,
    /// Children whom the records do not know otherwise, by the address they would have.
    strangers: BTreeMap<String, String>,
    /// Their addresses, by identifier.
    addresses: HashMap<String, String>,
    /// Where the rows of each child stand, by return and identifier: a page of one child reads theirs alone.
    rows: BTreeMap<Source, HashMap<CompactString, Vec<SentPlace>>>,
}

/// Columns of births, which stand in many rows and tell none of them from another.
const BIRTHS: [&str; 4] = [
    "DOB",
    "MC_DOB",
    "PersonBirthDate",
    "ExpectedPersonBirthDate",
];

/// Where a row stands in a return.
#[derive(Debug, Clone, Copy)]
struct SentPlace {
    /// The place of its table among the layouts.
    table: u8,
    /// Its place in the table, counted from 0.
    at: u32,
    /// Its line in the file.
    line: u32,
}

/// Where a finding stands: whose it is among the children of the return, and which team holds them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// A number for the child of the finding; findings about one child have the same.
    pub child: u32,
    /// The child, where the records know them.
    pub known: Option<ChildId>,
    /// The team that holds the child or, of a child who is not open, held them last.
    pub team: Option<u16>,
    /// Whether that team holds them no longer.
    pub was: bool,
}

/// A finding among those of a source, as pages count it.
#[derive(Debug, Clone, Copy)]
pub struct Stands<'c> {
    /// Its place among all of them.
    pub at: usize,
    /// The rule.
    pub rule: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// The table.
    pub table: &'static str,
    /// The columns pointed to.
    pub columns: &'c [&'static str],
    /// Since when it stands, and what it is known by.
    pub life: Life,
    /// Whose it is.
    pub place: Place,
}

/// A row of a child as it was read: what could not be read in the letters it was sent, days in the form of the return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRow {
    /// Its place in the table, counted from 0.
    pub at: u32,
    /// Its line in the file.
    pub line: u32,
    /// Its cells, in the order of the columns.
    pub cells: Vec<String>,
}

/// A table of a return with the rows of one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentTable {
    /// Its name.
    pub name: &'static str,
    /// Its headings, without those that are made up in reading.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<SentRow>,
}

/// A child of a return, shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentChild {
    /// The identifier as sent.
    pub id: String,
    /// The child, where the records know them.
    pub known: Option<ChildId>,
    /// The tables that hold rows of theirs.
    pub tables: Vec<SentTable>,
    /// Places of what the rules found about them.
    pub found: Vec<usize>,
}

impl Sent {
    /// Takes the returns out of what was supplied.
    pub(crate) fn of(supplied: &mut Supplied, secret: &str, known: impl Fn(&str) -> bool) -> Self {
        let kept = Supplied {
            looked_after: supplied.looked_after.take(),
            in_need: supplied.in_need.take(),
            ..Supplied::default()
        };
        let mut rows = BTreeMap::new();
        for source in [Source::LookedAfter, Source::InNeed] {
            let mut of: HashMap<CompactString, Vec<SentPlace>> = HashMap::new();
            for (table, layout) in (0..).zip(source.layouts()) {
                each_child(&kept, source, layout.name, |at, line, id| {
                    if !id.is_empty() {
                        let places = of.entry(CompactString::new(id)).or_default();
                        places.push(SentPlace { table, at, line });
                    }
                });
            }
            rows.insert(source, of);
        }
        let sent = rows.values().flat_map(HashMap::keys);
        let ids: BTreeSet<&CompactString> = sent.filter(|id| !known(id)).collect();
        let strangers: BTreeMap<String, String> = if secret.is_empty() {
            BTreeMap::new()
        } else {
            let with = |id: &CompactString| (address_of(secret, id), id.to_string());
            ids.into_iter().map(with).collect()
        };
        Self {
            supplied: kept,
            addresses: strangers
                .iter()
                .map(|(address, id)| (id.clone(), address.clone()))
                .collect(),
            strangers,
            rows,
        }
    }

    /// Where the rows of a child stand in a return, table after table.
    fn places(&self, source: Source, id: &str) -> &[SentPlace] {
        let of = self.rows.get(&source).and_then(|rows| rows.get(id));
        of.map_or(&[], Vec::as_slice)
    }

    fn stranger(&self, id: &str) -> Option<&str> {
        self.addresses.get(id).map(String::as_str)
    }
}

/// What the rules find in one load of a return by itself.
#[derive(Debug)]
pub struct FoundAlone {
    /// What it was judged by.
    pub judged: Judged,
    /// Of each finding its rule, its level and its life.
    pub found: Vec<(&'static str, Level, Life)>,
}

/// What the rules find in one load of a return by itself, for a load that is no longer in force, of which nothing else is
/// known.
#[must_use]
pub fn found_alone(
    supplied: &Supplied,
    source: Source,
    today: Day,
    secret: &str,
    before: &Before,
) -> Option<FoundAlone> {
    let (_, outcome) = crate::outcome(supplied, source, today, None)?;
    let lives = marks::lives(supplied, source, &outcome, secret, before);
    let found = outcome.findings.iter().zip(lives);
    Some(FoundAlone {
        judged: Judged::of(&outcome),
        found: found
            .map(|(finding, life)| (finding.rule, finding.level, life))
            .collect(),
    })
}

/// Each row of a table with its place, line and child.
fn each_child(
    supplied: &Supplied,
    source: Source,
    table: &str,
    mut each: impl FnMut(u32, u32, &str),
) {
    let mut at = 0;
    let mut text = String::new();
    match source {
        Source::LookedAfter => {
            if let Some(of) = &supplied.looked_after {
                of.source.children_of(table, |line, cell| {
                    text.clear();
                    if let Some(cell) = &cell {
                        marks::write_value(&mut text, cell);
                        each(at, line, &text);
                    }
                    at += 1;
                });
            }
        }
        Source::InNeed => {
            if let Some(of) = &supplied.in_need {
                let census = &of.source.tables;
                let who: HashMap<i32, &str> = census
                    .identifiers
                    .rows
                    .iter()
                    .filter_map(|row| Some((row.child.value()?, row.la_child_id.text())))
                    .collect();
                census.cells(table, "Child", |line, cell| {
                    if let Some(cell) = &cell {
                        text.clear();
                        marks::write_value(&mut text, cell);
                        let number = text.parse::<i32>().ok();
                        let id = number.and_then(|number| who.get(&number)).copied();
                        each(at, line, id.unwrap_or(""));
                    }
                    at += 1;
                });
            }
        }
        Source::Ssd | Source::AnnexA | Source::Optional => {}
    }
}

impl Records {
    /// What the rules found in a return; `None` where it was not loaded.
    #[must_use]
    pub fn checked_of(&self, source: Source) -> Option<&Checked> {
        self.checked.iter().find(|each| each.source == source)
    }

    /// Every finding of a source: where it stands and since when, and nothing of whom it is about.
    pub fn standing_findings<'c>(&self, checked: &'c Checked) -> impl Iterator<Item = Stands<'c>> {
        let places = checked.places.get_or_init(|| self.places(checked));
        let found = checked.outcome.findings.iter().enumerate();
        found
            .zip(&checked.lives)
            .zip(places)
            .map(|(((at, finding), life), place)| Stands {
                at,
                rule: finding.rule,
                level: finding.level,
                table: finding.table,
                columns: &finding.columns,
                life: *life,
                place: *place,
            })
    }

    fn places(&self, checked: &Checked) -> Vec<Place> {
        let mut numbers: HashMap<&str, Place> = HashMap::new();
        let findings = checked.outcome.findings.iter();
        findings
            .map(|finding| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(finding.child.as_str()).or_insert_with(|| {
                    let known = self.service.child(&finding.child);
                    let history = known.and_then(|child| self.history(child));
                    let now = history.and_then(|history| history.team_on(self.as_at));
                    let team = history.and_then(|history| self.team_now_or_last(history));
                    Place {
                        child: next,
                        known,
                        team,
                        was: team.is_some() && now.is_none(),
                    }
                })
            })
            .collect()
    }

    /// What could not be read of the files of a source, or was not supplied of its tables: what its load said too. What
    /// does not fit in the histories made of it is no matter of reading.
    pub fn doubts_of(&self, source: Source) -> impl Iterator<Item = &returns::doubt::Doubt> {
        let files = self.rows.files(source);
        // Two returns have a table of one name: what was supplied of this one is not missing.
        let is_missing = move |table| {
            source.layouts().iter().any(|layout| layout.name == table)
                && self.rows.from(source, table).is_none()
        };
        self.doubts
            .iter()
            .take(self.doubts_of_reading)
            .filter(move |doubt| {
                if doubt.file.is_empty() {
                    doubt.table.is_some_and(&is_missing)
                } else {
                    files.iter().any(|file| **file == *doubt.file)
                }
            })
    }
}

impl Look {
    /// A finding by its place, which notes its child; `None` where they are not shown.
    #[must_use]
    pub fn finding<'s>(&self, checked: &'s Checked, at: usize) -> Option<&'s Finding> {
        let finding = checked.outcome.findings.get(at)?;
        match self.service.child(&finding.child) {
            Some(child) => self
                .child_of(&finding.child)
                .filter(|shown| *shown == child)?,
            None => {
                self.note_stranger(&finding.child);
                return Some(finding);
            }
        };
        Some(finding)
    }

    /// The day that tells the row of a finding from the child's others, as when a stay began: the first that stands in
    /// it, births left out. `None` where the row has none or is not shown.
    #[must_use]
    pub fn day_of_row(&self, checked: &Checked, at: usize) -> Option<Day> {
        let finding = self.finding(checked, at)?;
        let layouts = checked.source.layouts().iter();
        let layout = layouts
            .into_iter()
            .find(|each| each.name == finding.table)?;
        let row = marks::row(
            &self.sent.supplied,
            checked.source,
            layout.name,
            finding.row,
        );
        let mut cells = layout.columns.iter().zip(&row);
        cells.find_map(|(column, value)| match value {
            Value::Day(day) if !BIRTHS.contains(&column.name) => Some(*day),
            Value::Blank | Value::Text(_) | Value::Day(_) | Value::Number(_) | Value::Int(_) => {
                None
            }
        })
    }

    /// Notes a child of a return whom the records do not know otherwise.
    fn note_stranger(&self, id: &str) {
        if let Some(address) = self.sent.stranger(id) {
            self.seen().note(address);
        }
    }

    /// The address of a child of a return whom the records do not know otherwise.
    #[must_use]
    pub fn stranger_address(&self, id: &str) -> Option<&str> {
        self.records()
            .is_whole()
            .then(|| self.sent.stranger(id))
            .flatten()
    }

    /// Whether an address is of a child of a return whom the records do not know otherwise, and who may be shown.
    #[must_use]
    pub fn is_stranger(&self, address: &str) -> bool {
        self.records().is_whole() && self.sent.strangers.contains_key(address)
    }

    /// The return that knows the child of an address whom nothing else knows.
    #[must_use]
    pub fn return_of_stranger(&self, address: &str) -> Option<Source> {
        if !self.is_stranger(address) {
            return None;
        }
        let id = self.sent.strangers.get(address)?;
        [Source::LookedAfter, Source::InNeed]
            .into_iter()
            .find(|source| !self.sent.places(*source, id).is_empty())
    }

    /// The identifier of the child of an address, who is noted, and the child where the records know them; `None` where
    /// they are not shown.
    fn whose(&self, address: &str) -> Option<(String, Option<ChildId>)> {
        if let Some(child) = self.child_at(address) {
            return Some((self.child(child)?.1.id.to_string(), Some(child)));
        }
        if !self.is_stranger(address) {
            return None;
        }
        self.seen().note(address);
        Some((self.sent.strangers.get(address)?.clone(), None))
    }

    /// A child of a return by their address, with their rows as they were read; the child is noted.
    #[must_use]
    pub fn sent_child(&self, checked: &Checked, address: &str) -> Option<SentChild> {
        let (id, known) = self.whose(address)?;
        let source = checked.source;
        let supplied = &self.sent.supplied;
        let shown = Row::of(self.records());
        let masked = |columns: &[&'static str], cells: Vec<String>| -> Vec<String> {
            let hide = |(cell, column): (String, &&'static str)| {
                if shown.hides(column) && !cell.is_empty() {
                    MASKED.to_owned()
                } else {
                    cell
                }
            };
            cells.into_iter().zip(columns).map(hide).collect()
        };
        let mut tables = Vec::new();
        let places = self.sent.places(source, &id);
        for places in places.chunk_by(|one, next| one.table == next.table) {
            let table = places.first().map(|place| usize::from(place.table));
            let Some(layout) = table.and_then(|table| source.layouts().get(table)) else {
                continue;
            };
            let columns = sent_columns(source, layout);
            let rows = places.iter().map(|&SentPlace { at, line, .. }| SentRow {
                at,
                line,
                cells: masked(
                    &columns,
                    written(
                        source,
                        layout,
                        &marks::row(supplied, source, layout.name, at),
                    ),
                ),
            });
            tables.push(SentTable {
                name: layout.name,
                rows: rows.collect(),
                columns,
            });
        }
        let findings = checked.outcome.findings.iter().enumerate();
        let found: Vec<usize> = findings
            .filter(|(_, finding)| finding.child == id)
            .map(|(at, _)| at)
            .collect();
        (!tables.is_empty() || !found.is_empty()).then_some(SentChild {
            id,
            known,
            tables,
            found,
        })
    }

    /// Whether rows may be shown that name nobody: nobody at all is left out of this look.
    #[must_use]
    pub fn sees_everybody(&self) -> bool {
        self.records().is_whole()
    }

    /// A row of a return that names nobody, by its place in its table, as a table of that row alone; `None` where there is
    /// no such row, where it names somebody, and where such rows are not shown.
    #[must_use]
    pub fn sent_row(&self, source: Source, table: &str, at: u32) -> Option<SentTable> {
        if !self.sees_everybody() {
            return None;
        }
        let layout = source.layouts().iter().find(|each| each.name == table)?;
        let supplied = &self.sent.supplied;
        let mut named = false;
        each_child(supplied, source, layout.name, |place, _, child| {
            named |= place == at && !child.is_empty();
        });
        let (line, cells) = marks::row_with_line(supplied, source, layout.name, at)?;
        (!named).then(|| SentTable {
            name: layout.name,
            columns: sent_columns(source, layout),
            rows: vec![SentRow {
                at,
                line,
                cells: written(source, layout, &cells),
            }],
        })
    }

    /// Whether a return has rows of the child of an address, who is shown.
    #[must_use]
    pub fn is_sent(&self, checked: &Checked, address: &str) -> bool {
        self.whose(address).is_some_and(|(id, _)| {
            let mut findings = checked.outcome.findings.iter();
            !self.sent.places(checked.source, &id).is_empty()
                || findings.any(|finding| finding.child == id)
        })
    }

    /// The finding of a mark, by its place.
    #[must_use]
    pub fn marked(&self, checked: &Checked, mark: Mark) -> Option<usize> {
        checked.lives.iter().position(|life| life.mark == mark)
    }

    /// The team that holds the child of a finding, or held them last, and the worker who holds them.
    #[must_use]
    pub fn owner(&self, place: Place) -> (String, String) {
        let team = place.team.map_or("", |team| self.team_name(team));
        let worker = place.known.map(|child| {
            let (_, worker) = self.held_by(Subject::Child(child));
            worker
        });
        (team.to_owned(), worker.unwrap_or_default())
    }
}

/// The columns of a table that a file has: not those that reading makes up.
fn sent_columns(source: Source, layout: &Layout) -> Vec<&'static str> {
    let all = layout.columns.iter().map(|column| column.name);
    all.filter(|column| !marks::is_made_up(source, column))
        .collect()
}

/// The cells of a row under the columns that a file has; days in the form the return asks for.
fn written(source: Source, layout: &Layout, row: &[Value<'_>]) -> Vec<String> {
    layout
        .columns
        .iter()
        .zip(row)
        .filter(|(column, _)| !marks::is_made_up(source, column.name))
        .map(|(_, value)| match value {
            Value::Day(day) if source == Source::InNeed => day.date().to_string(),
            Value::Day(_) | Value::Blank | Value::Text(_) | Value::Number(_) | Value::Int(_) => {
                let mut text = String::new();
                marks::write_value(&mut text, value);
                text
            }
        })
        .collect()
}
