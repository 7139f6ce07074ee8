//! An authority's judgements through time: what the strip and the ladder both draw.

use jiff::civil::Date;

use crate::palette::Fill;
use crate::text;
use crate::time;

/// The judgements of one authority.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// What is judged, in the order drawn.
    pub rows: Vec<Row>,
    /// The reports that grade, in any order.
    pub reports: Vec<Report>,
    /// Visits without grades, in any order.
    pub visits: Vec<Visit>,
    /// The frameworks, in order of time.
    pub eras: Vec<Era>,
    /// The day the picture is drawn for.
    pub today: Date,
}

/// One thing judged: a row of the strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name: "Children in care".
    pub label: String,
    /// Drawn bold: one of today's judgements.
    pub strong: bool,
    /// Set off from the row above by some air.
    pub apart: bool,
    /// Where it stopped being judged; none where it still is.
    pub end: Option<RowEnd>,
}

/// Where a row stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowEnd {
    /// When its last bar ends.
    pub at: End,
    /// What is written after it: "Ended", "Not graded apart since 2018".
    pub words: String,
}

/// When the last bar of an ended row ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// On a day.
    On(Date),
    /// With the first report published on or after a day; without one the grade still stands.
    AtReportSince(Date),
}

/// One report that grades.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The day it was published.
    pub published: Date,
    /// A second line under its date: "47 pages, 22 points".
    pub under: String,
    /// The framework or kind of inspection, for the ladder: "Single inspection framework".
    pub framework: String,
    /// Where it can be opened.
    pub href: Option<String>,
    /// Its grades.
    pub cells: Vec<Cell>,
}

/// One grade, over one row or over several together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The first row it covers, counted from 0.
    pub row: usize,
    /// How many rows it covers: 2 for one grade over two things.
    pub rows: usize,
    /// The grade.
    pub fill: Fill,
}

impl Cell {
    /// A grade of one row.
    #[must_use]
    pub const fn of(row: usize, fill: Fill) -> Self {
        Self { row, rows: 1, fill }
    }

    /// One grade over a row and the one below it.
    #[must_use]
    pub const fn over_two(row: usize, fill: Fill) -> Self {
        Self { row, rows: 2, fill }
    }

    pub(crate) fn covers(self, row: usize) -> bool {
        (self.row..self.row + self.rows).contains(&row)
    }
}

/// A visit without grades.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// When it was, as far as is known.
    pub when: When,
    /// What it was: "Focused visit", "Monitoring visit".
    pub label: String,
    /// A second line: "Areas for priority action".
    pub under: Option<String>,
    /// Asks for attention: drawn in the colour of "worse".
    pub grave: bool,
    /// Where its letter can be opened.
    pub href: Option<String>,
}

/// When something was, as far as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A day.
    Day(Date),
    /// Some day of a year.
    Year(i16),
}

impl When {
    pub(crate) fn first(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Year(year) => time::first_of(year, 1),
        }
    }

    pub(crate) fn last(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Year(year) => Date::new(year, 12, 31).unwrap_or(Date::MIN),
        }
    }

    pub(crate) fn said(self) -> String {
        match self {
            Self::Day(day) => time::long(day),
            Self::Year(year) => year.to_string(),
        }
    }
}

/// A framework and the day it came into force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Era {
    /// Its first day.
    pub from: Date,
    /// Its name, then shorter names for narrow bands.
    pub names: Vec<String>,
}

/// A grade as long as it stood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bar {
    pub(crate) cell: Cell,
    pub(crate) from: Date,
    pub(crate) to: Date,
}

impl History {
    /// The reports, oldest first.
    pub(crate) fn in_order(&self) -> Vec<&Report> {
        let mut reports: Vec<&Report> = self.reports.iter().collect();
        reports.sort_by_key(|r| r.published);
        reports
    }

    /// The visits, oldest first.
    pub(crate) fn visits_in_order(&self) -> Vec<&Visit> {
        let mut visits: Vec<&Visit> = self.visits.iter().collect();
        visits.sort_by_key(|v| v.when.first());
        visits
    }

    /// The day a row's last bar ends, where the row has ended.
    pub(crate) fn ended(&self, row: &Row) -> Option<Date> {
        match row.end.as_ref()?.at {
            End::On(day) => (day <= self.today).then_some(day),
            End::AtReportSince(since) => self
                .reports
                .iter()
                .map(|r| r.published)
                .filter(|day| *day >= since)
                .min(),
        }
    }

    /// Every grade as long as it stood: until any of its rows was judged again, or ended, or today.
    pub(crate) fn bars(&self) -> Vec<Bar> {
        let reports = self.in_order();
        let mut bars = Vec::new();
        for (place, report) in reports.iter().enumerate() {
            for cell in &report.cells {
                let again = reports
                    .iter()
                    .skip(place + 1)
                    .filter(|later| {
                        later
                            .cells
                            .iter()
                            .any(|c| (cell.row..cell.row + cell.rows).any(|row| c.covers(row)))
                    })
                    .map(|later| later.published)
                    .next();
                let ended = self
                    .rows
                    .iter()
                    .skip(cell.row)
                    .take(cell.rows)
                    .filter_map(|row| self.ended(row))
                    .filter(|day| *day > report.published)
                    .min();
                let to = [again, ended, Some(self.today)]
                    .into_iter()
                    .flatten()
                    .min()
                    .unwrap_or(self.today);
                if to > report.published || to == self.today {
                    bars.push(Bar {
                        cell: *cell,
                        from: report.published,
                        to,
                    });
                }
            }
        }
        bars
    }

    /// The names of the rows a cell covers, in small letters: "children in care and care leavers".
    pub(crate) fn covered(&self, cell: Cell) -> String {
        let names: Vec<String> = self
            .rows
            .iter()
            .skip(cell.row)
            .take(cell.rows)
            .map(|row| text::lower_first(&row.label))
            .collect();
        text::list(&names)
    }

    /// The names of the other rows a cell covers, in small letters.
    pub(crate) fn others(&self, cell: Cell, row: usize) -> String {
        let names: Vec<String> = self
            .rows
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != row && cell.covers(*place))
            .map(|(_, other)| text::lower_first(&other.label))
            .collect();
        text::list(&names)
    }

    /// The whole picture in words: each report with its grades, then the visits.
    #[must_use]
    pub fn described(&self) -> String {
        let reports = self.in_order();
        let mut said = vec![match reports.len() {
            0 => "No report that grades.".to_owned(),
            1 => "One report that grades.".to_owned(),
            n => format!("{n} reports that grade."),
        }];
        for report in reports {
            let mut parts = Vec::new();
            for fill in Fill::ALL {
                let things: Vec<String> = report
                    .cells
                    .iter()
                    .filter(|c| c.fill == fill)
                    .map(|c| {
                        let names = self.covered(*c);
                        if c.rows > 1 {
                            format!("{names} together")
                        } else {
                            names
                        }
                    })
                    .collect();
                if !things.is_empty() {
                    parts.push(format!("{} for {}", fill.lower(), text::list(&things)));
                }
            }
            said.push(format!(
                "{}: {}.",
                time::long(report.published),
                parts.join("; ")
            ));
        }
        for visit in self.visits_in_order() {
            said.push(format!(
                "{}: {}.",
                visit.when.said(),
                text::lower_first(&visit.label)
            ));
        }
        said.join(" ")
    }
}
