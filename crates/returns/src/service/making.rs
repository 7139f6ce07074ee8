//! The service while it is made: children by identifier, workers and teams by theirs, and what is noticed row by row.

use std::sync::Arc;

use children::history::{History, TeamId, WorkerId};
use children::service::{ChildId, Fact, Names, Service, SourceTable, Sources};
use children::{Day, Moment, Origin, ThinVec};

use super::identifiers::Identifiers;
use super::shared::{Areas, Pool, Shared};
use crate::cell::{Cell, IsoDay, Text};
use crate::doubt::{Doubt, What};
use crate::table::{Column, Lines, Rows, Table};

/// Up to which day before birth a table can speak of a child.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// Any: an address is the family's.
    Any,
    /// Not before the mother can have been pregnant: help for a child not yet born.
    Conception,
    /// Not before birth.
    Birth,
}

/// Longest time between conception and birth, with a margin for dates that were estimated.
const PREGNANCY_DAYS: i32 = 300;

/// What was noticed of a table.
#[derive(Default)]
struct Noticed {
    days: Option<(Day, Day)>,
    nobody: Lines,
    unknown_child: Lines,
    unknown_worker: Lines,
    unknown_team: Lines,
    future: Vec<(&'static str, Lines)>,
    unborn: Vec<(&'static str, Lines)>,
}

fn add(all: &mut Vec<(&'static str, Lines)>, column: &'static str, line: u32) {
    match all.iter_mut().find(|(each, _)| *each == column) {
        Some((_, lines)) => lines.add(line),
        None => {
            let mut lines = Lines::default();
            lines.add(line);
            all.push((column, lines));
        }
    }
}

/// A row that is being turned into an event: reads its dates and identifiers and notices what is wrong with them.
pub(super) struct At<'m, 's> {
    pub(super) shared: &'m mut Shared<'s>,
    noticed: &'m mut Noticed,
    before: Before,
    born: Option<Day>,
    fact: Fact,
    line: u32,
}

impl<'s> At<'_, 's> {
    /// The row.
    pub(super) fn origin(&self) -> Origin {
        Origin::new(self.fact, self.line)
    }

    /// A day something happened.
    pub(super) fn day(&mut self, cell: &Cell<Day>, column: Column) -> Option<Day> {
        let day = cell.value()?;
        self.happened(day, column);
        Some(day)
    }

    /// A day something happened, as the census writes it.
    pub(super) fn iso(&mut self, cell: &Cell<IsoDay>, column: Column) -> Option<Day> {
        let day = cell.day()?;
        self.happened(day, column);
        Some(day)
    }

    /// A moment something happened.
    pub(super) fn moment(&mut self, cell: &Cell<Moment>, column: Column) -> Option<Moment> {
        let moment = cell.value()?;
        self.happened(moment.day, column);
        Some(moment)
    }

    fn happened(&mut self, day: Day, column: Column) {
        if day > self.shared.today {
            add(&mut self.noticed.future, column.name, self.line);
        } else {
            let (first, last) = self.noticed.days.unwrap_or((day, day));
            self.noticed.days = Some((first.min(day), last.max(day)));
        }
        let first = match self.before {
            Before::Any => None,
            Before::Conception => self.born.map(|born| born.plus(-PREGNANCY_DAYS)),
            Before::Birth => self.born,
        };
        if first.is_some_and(|first| day < first) {
            add(&mut self.noticed.unborn, column.name, self.line);
        }
    }

    /// The worker a cell names.
    pub(super) fn worker(&mut self, cell: &'s Cell<Text>) -> Option<WorkerId> {
        let (worker, known) = self.shared.worker(cell.text())?;
        if !known && self.shared.workers_listed {
            self.noticed.unknown_worker.add(self.line);
        }
        Some(worker)
    }

    /// The team a cell names.
    pub(super) fn team(&mut self, cell: &'s Cell<Text>) -> Option<TeamId> {
        let (team, known) = self.shared.team(cell.text())?;
        if !known && self.shared.teams_listed {
            self.noticed.unknown_team.add(self.line);
        }
        Some(team)
    }
}

/// The service while it is made.
pub(super) struct Making<'s> {
    pub(super) ids: Identifiers<'s>,
    pub(super) shared: Shared<'s>,
    pub(super) service: Service,
    pub(super) doubts: Vec<Doubt>,
    /// The first and the last day of an event in each table, by its place in [`Fact::ALL`].
    days: Vec<Option<(Day, Day)>>,
}

impl<'s> Making<'s> {
    /// An empty history for every identifier.
    pub(super) fn new(ids: Identifiers<'s>, today: Day) -> Self {
        let count = ids.all.len();
        let service = Service {
            children: std::iter::repeat_with(Arc::default).take(count).collect(),
            names: ids
                .all
                .iter()
                .map(|id| {
                    Arc::new(Names {
                        id: Box::from(*id),
                        ..Names::default()
                    })
                })
                .collect(),
            ..Service::default()
        };
        let mut doubts = Vec::new();
        ids.doubts(&mut doubts);
        Self {
            ids,
            shared: Shared {
                today,
                workers: Vec::new(),
                worker_ids: Pool::new(),
                workers_listed: false,
                teams: Vec::new(),
                team_ids: Pool::new(),
                teams_listed: false,
                areas: Areas::default(),
                urns: Pool::new(),
            },
            service,
            doubts,
            days: vec![None; Fact::ALL.len()],
        }
    }

    /// The first and the last day of an event that a table tells of.
    pub(super) fn days(&self, fact: Fact) -> Option<(Day, Day)> {
        self.days.get(fact as usize).copied().flatten()
    }

    /// A child while it is made.
    pub(super) fn child(&mut self, child: ChildId) -> Option<&mut History> {
        let child = self
            .service
            .children
            .get_mut(usize::try_from(child).ok()?)?;
        // Nobody else has it before it is made.
        Arc::get_mut(child)
    }

    /// Makes something of every row that names a child, in the order of the rows.
    pub(super) fn each<T: Table, E>(
        &mut self,
        rows: &'s Rows<T>,
        before: Before,
        who: impl Fn(&'s T, &Identifiers<'s>) -> Option<ChildId>,
        make: impl FnMut(&'s T, &mut At<'_, 's>) -> E,
    ) -> Vec<(ChildId, E)> {
        self.each_of(T::FACT, rows, before, who, make)
    }

    /// The same of a table that tells a fact other than its kind does: last year's.
    pub(super) fn each_of<T: Table, E>(
        &mut self,
        fact: Fact,
        rows: &'s Rows<T>,
        before: Before,
        who: impl Fn(&'s T, &Identifiers<'s>) -> Option<ChildId>,
        mut make: impl FnMut(&'s T, &mut At<'_, 's>) -> E,
    ) -> Vec<(ChildId, E)> {
        let mut noticed = Noticed::default();
        let mut made = Vec::with_capacity(rows.rows.len());
        for row in &rows.rows {
            let Some(child) = who(row, &self.ids) else {
                noticed.nobody.add(row.line());
                continue;
            };
            if !self.ids.is_listed(child) {
                noticed.unknown_child.add(row.line());
            }
            let born = usize::try_from(child)
                .ok()
                .and_then(|at| self.service.children.get(at))
                .and_then(|history| history.person.born);
            let mut at = At {
                shared: &mut self.shared,
                noticed: &mut noticed,
                before,
                born,
                fact,
                line: row.line(),
            };
            made.push((child, make(row, &mut at)));
        }
        self.notice(fact, rows, noticed);
        made
    }

    /// Makes something of every row of a table that is about no child.
    pub(super) fn every<T: Table, E>(
        &mut self,
        rows: &'s Rows<T>,
        mut make: impl FnMut(&'s T, &mut At<'_, 's>) -> E,
    ) -> Vec<E> {
        let mut noticed = Noticed::default();
        let made = rows
            .rows
            .iter()
            .map(|row| {
                make(
                    row,
                    &mut At {
                        shared: &mut self.shared,
                        noticed: &mut noticed,
                        before: Before::Any,
                        born: None,
                        fact: T::FACT,
                        line: row.line(),
                    },
                )
            })
            .collect();
        self.notice(T::FACT, rows, noticed);
        made
    }

    /// Makes an event of every row that names a child and gives each child theirs, in order of date.
    pub(super) fn events<T: Table, E>(
        &mut self,
        rows: &'s Rows<T>,
        before: Before,
        who: impl Fn(&'s T, &Identifiers<'s>) -> Option<ChildId>,
        make: impl FnMut(&'s T, &mut At<'_, 's>) -> E,
        first: impl Fn(&E) -> Option<Day>,
        place: impl Fn(&mut History) -> &mut ThinVec<E>,
    ) {
        let mut events = self.each(rows, before, who, make);
        in_order(&mut events, first);
        self.hand_out(events, place);
    }

    /// Gives each child their events, which stand by child.
    pub(super) fn hand_out<E>(
        &mut self,
        events: Vec<(ChildId, E)>,
        place: impl Fn(&mut History) -> &mut ThinVec<E>,
    ) {
        let mut counts: Vec<(ChildId, usize)> = Vec::new();
        for (child, _) in &events {
            match counts.last_mut() {
                Some((last, count)) if last == child => *count += 1,
                Some(_) | None => counts.push((*child, 1)),
            }
        }
        let mut events = events.into_iter().map(|(_, event)| event);
        for (child, count) in counts {
            let mut theirs = ThinVec::with_capacity(count);
            theirs.extend(events.by_ref().take(count));
            if let Some(history) = self.child(child) {
                *place(history) = theirs;
            }
        }
    }

    /// A doubt about lines of a table, unless there are none.
    pub(super) fn doubt<T: Table>(
        &mut self,
        rows: &Rows<T>,
        column: Option<&'static str>,
        lines: Lines,
        what: What,
    ) {
        if let Some(from) = rows.from.as_ref().filter(|_| lines.count > 0) {
            self.doubts
                .push(Doubt::of_lines(from, T::NAME, column, lines, what));
        }
    }

    fn notice<T: Table>(&mut self, fact: Fact, rows: &Rows<T>, noticed: Noticed) {
        if let (Some(days), Some((first, last))) = (self.days.get_mut(fact as usize), noticed.days)
        {
            let (earlier, later) = days.unwrap_or((first, last));
            *days = Some((earlier.min(first), later.max(last)));
        }
        self.doubt(rows, None, noticed.nobody, What::NoIdentifier);
        self.doubt(rows, None, noticed.unknown_child, What::Orphan("a child"));
        self.doubt(rows, None, noticed.unknown_worker, What::Orphan("a worker"));
        self.doubt(rows, None, noticed.unknown_team, What::Orphan("a team"));
        for (column, lines) in noticed.future {
            let what = What::Counted("dates lie after the day of loading");
            self.doubt(rows, Some(column), lines, what);
        }
        for (column, lines) in noticed.unborn {
            let what = What::Counted("dates lie before the child was born");
            self.doubt(rows, Some(column), lines, what);
        }
    }

    /// The service, with what was supplied and the day to which it speaks.
    pub(super) fn finish(mut self, tables: Vec<SourceTable>) -> (Service, Vec<Doubt>) {
        self.service.sources = Sources {
            as_at: tables.iter().filter_map(|table| table.latest).max(),
            tables,
        };
        self.service.workers = self.shared.workers.into_iter().map(Arc::new).collect();
        self.service.teams = self.shared.teams;
        self.service.areas = self.shared.areas.order;
        self.service.urns = self.shared.urns.into_boxes();
        (self.service, self.doubts)
    }
}

/// By child, then by date, those without a date first; otherwise as supplied.
pub(super) fn in_order<E>(events: &mut [(ChildId, E)], first: impl Fn(&E) -> Option<Day>) {
    events.sort_by_key(|(child, event)| (*child, first(event)));
}
