//! A release: the core measures of the whole authority, laid out for [`disclosure::publish`](crate::disclosure::publish).
//!
//! It speaks as at the end of the last complete month, so that two releases never lie days apart: of each measure the
//! headline and the last twelve months; and by team, age and ethnicity how things stand, or what happened in the last
//! complete collection year. What happened in a *running* year is not broken down: from running years of a team and what
//! is told of the authority's months, a team's months could be solved for, few as they are. A number that was released
//! stands, so the months of a release are those of the one before and one more.

use std::collections::{BTreeMap, BTreeSet};

use children::{CollectionYear, Month};

use crate::disclosure::{CellId, Column, Order, PublishedTable, Table};
use crate::groups::Breakdown;
use crate::measure::{Measure, Value, When};
use crate::tally::{Counted, Tally};

/// A measure of the default set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Core {
    /// Its code in the catalogue.
    pub id: &'static str,
    /// The measure of the set whose children hold all of its own, where one does: what lies between the two is guarded.
    pub within: Option<&'static str>,
}

const fn core(id: &'static str) -> Core {
    Core { id, within: None }
}

const fn core_within(id: &'static str, wide: &'static str) -> Core {
    Core {
        id,
        within: Some(wide),
    }
}

/// What is released unless less is chosen: counts, rates and shares of children, in the order of the catalogue. Means
/// and ratios are not: of few children they tell of each.
pub static CORE: &[Core] = &[
    core("HP01"),
    core("HP10"),
    core_within("HP11", "HP10"),
    core("HP15"),
    core("HP18"),
    core("HP20"),
    core("HP23"),
    core_within("HP25", "HP23"),
    core_within("HP29", "HP23"),
    core("HP24b"),
    core("HP35"),
    core("MI05"),
    core("CL01"),
    core_within("CL04", "CL01"),
    core_within("CL05", "CL01"),
    core_within("CL07", "CL01"),
    core_within("CL10", "CL01"),
    core("CL02"),
    core("CL02b"),
    core("AD05b"),
    core("LV01"),
    core_within("LV03", "LV01"),
    core_within("LV06", "LV01"),
];

/// Months back to which earlier releases are taken into account.
const BACK: usize = 24;
/// Months shown.
const MONTHS: usize = 12;
/// What numbers are broken down by.
const BY: [Breakdown; 3] = [Breakdown::Team, Breakdown::Age, Breakdown::Ethnicity];

const AGES: &[&str] = &[
    "Under 1",
    "1 to 4",
    "5 to 9",
    "10 to 15",
    "16 and 17",
    "18 and over",
    "Unborn or not known",
];
const ETHNICITIES: &[&str] = &["White", "Mixed", "Asian", "Black", "Other", "Not known"];

/// A measure of the whole authority with its numbers.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The measure.
    pub measure: &'static Measure,
    /// Its numbers; `None` where it could not be measured: it stands in the release as not available.
    pub counted: Option<&'a Counted>,
    /// The place of the first month of which its tables tell all.
    pub told_from: usize,
    /// People aged 0 to 17, where that is known.
    pub people: Option<u32>,
}

/// The true table of a release. `names` gives the groups of a breakdown, in the order of [`Counted::group`]. `None` where
/// no measure has a complete month.
#[must_use]
pub fn table(
    given: &[Given<'_>],
    names: &dyn Fn(Breakdown) -> Vec<String>,
    earlier: &[PublishedTable],
) -> Option<Table> {
    let months = given.iter().find_map(|each| each.counted)?.months();
    let end = match months.last_is_complete() {
        true => months.len(),
        false => months.len() - 1,
    };
    let last = end.checked_sub(1)?;
    let told: BTreeSet<&str> = (earlier.iter())
        .flat_map(|release| release.counts().map(|(key, _)| key))
        .collect();
    let mut making = Making {
        table: Table::new(&months.snapshot(last).to_string()),
        told,
        made: BTreeMap::new(),
        last,
    };
    for each in given {
        match each.counted {
            Some(counted) if last >= each.first_month() => making.measure(each, counted, names),
            Some(_) | None => making.not_available(each.measure),
        }
    }
    for each in CORE {
        if let Some(wide) = each.within {
            making.within(each.id, wide);
        }
    }
    Some(making.table)
}

impl Given<'_> {
    /// The first month that could be the last of its headline.
    fn first_month(&self) -> usize {
        match self.measure.when {
            When::Events => self.told_from + MONTHS - 1,
            When::Snapshot => self.told_from,
        }
    }
}

/// The cells of a group in one period.
#[derive(Clone, Copy)]
struct Cells {
    counted: CellId,
    /// Those met and those not, where the measure asks.
    parts: Option<(CellId, CellId)>,
}

struct Making<'a> {
    table: Table,
    told: BTreeSet<&'a str>,
    /// The counts made, by measure, group and period, with their values.
    made: BTreeMap<(&'static str, String), (CellId, u32)>,
    last: usize,
}

/// One measure's numbers of one group, by month.
struct Series<'a> {
    measure: &'static Measure,
    who: String,
    of: &'a dyn Fn(usize) -> Tally,
    months: &'a dyn Fn(usize) -> String,
}

impl Series<'_> {
    fn year(&self, last: usize) -> (String, Tally) {
        let run = (last + 1).saturating_sub(MONTHS)..last + 1;
        let sum = run.map(self.of).fold(Tally::default(), Tally::plus);
        (format!("year to {}", (self.months)(last)), sum)
    }

    fn month(&self, at: usize) -> (String, Tally) {
        ((self.months)(at), (self.of)(at))
    }

    /// What the headline is of in the month at a place: twelve months, or the month's end.
    fn headline(&self, at: usize) -> (String, Tally) {
        match self.measure.when {
            When::Events => self.year(at),
            When::Snapshot => self.month(at),
        }
    }
}

impl Making<'_> {
    fn not_available(&mut self, measure: &Measure) {
        let heads = heads(measure.value, true);
        let part = (self.table).part(measure.id, measure.name, WHOLE, heads, Order::ByName);
        let columns: Vec<Column> = heads.iter().map(|_| Column::NotAvailable).collect();
        self.table.row(part, ALL, &columns);
    }

    fn measure(
        &mut self,
        given: &Given<'_>,
        counted: &Counted,
        names: &dyn Fn(Breakdown) -> Vec<String>,
    ) {
        let measure = given.measure;
        let month = |at: usize| month_word(counted.months().month(at));
        let whole = Series {
            measure,
            who: ALL.to_owned(),
            of: &|at| counted.month(at),
            months: &month,
        };
        let first = self.first_told(&whole, given.first_month());
        self.whole(&whole, first, given);
        let Some(at) = self.broken_down_at(measure, counted, given.first_month()) else {
            return;
        };
        let total = self.period(&whole, at);
        for by in BY {
            let groups = names(by);
            if groups.len() != counted.groups(by) {
                continue;
            }
            let order = match by {
                Breakdown::Age => Order::Fixed(AGES),
                Breakdown::Ethnicity => Order::Fixed(ETHNICITIES),
                Breakdown::Team
                | Breakdown::Worker
                | Breakdown::Sex
                | Breakdown::Disability
                | Breakdown::Area
                | Breakdown::Placement => Order::ByName,
            };
            let heads = heads(measure.value, false);
            let part = (self.table).part(measure.id, measure.name, by.word(), heads, order);
            self.table.row(
                part,
                &whole.headline(at).0,
                &shown(measure.value, total, None),
            );
            let mut cells = Vec::new();
            for (group, name) in groups.iter().enumerate() {
                let series = Series {
                    measure,
                    who: format!("{}/{name}", by.word()),
                    of: &|at| counted.group(at, by, group),
                    months: &month,
                };
                let made = self.cells(&series, series.headline(at));
                self.table
                    .row(part, name, &shown(measure.value, made, None));
                cells.push(made);
            }
            self.adds_up(total, &cells);
        }
    }

    /// The month whose headline is broken down: of how things stand the last, of what happened that in which the last
    /// complete collection year ends.
    fn broken_down_at(&self, measure: &Measure, counted: &Counted, first: usize) -> Option<usize> {
        let at = match measure.when {
            When::Snapshot => Some(self.last),
            When::Events => (first..=self.last).rev().find(|at| {
                let end = counted.months().month(*at).last();
                CollectionYear::of(end).last() == end
            }),
        };
        at.filter(|at| *at >= first)
    }

    /// The headline of the whole authority as at a month, with the months it is made of.
    fn period(&mut self, series: &Series<'_>, last: usize) -> Cells {
        let headline = self.cells(series, series.headline(last));
        if series.measure.when == When::Events {
            let run = (last + 1).saturating_sub(MONTHS)..last + 1;
            let months: Vec<Cells> = run.map(|at| self.cells(series, series.month(at))).collect();
            self.adds_up(headline, &months);
        }
        headline
    }

    /// The oldest month whose headline was released, as far back as is looked.
    fn first_told(&self, whole: &Series<'_>, first_month: usize) -> usize {
        (self.last.saturating_sub(BACK).max(first_month)..self.last)
            .find(|at| {
                let (period, _) = whole.headline(*at);
                (self.told).contains(key(whole, &period).as_str())
            })
            .unwrap_or(self.last)
    }

    /// The whole authority: the headline, and the months that are shown; of events also the years that were released, as
    /// they hang together with these.
    fn whole(&mut self, series: &Series<'_>, first: usize, given: &Given<'_>) {
        let measure = series.measure;
        let headline = self.period(series, self.last);
        let heads_of_all = heads(measure.value, true);
        let part = (self.table).part(measure.id, measure.name, WHOLE, heads_of_all, Order::ByName);
        (self.table).row(
            part,
            ALL,
            &shown(measure.value, headline, Some(given.people)),
        );
        let heads = heads(measure.value, false);
        let part = (self.table).part(measure.id, measure.name, "month", heads, Order::ByName);
        for at in (self.last + 1).saturating_sub(MONTHS).max(given.told_from)..=self.last {
            let made = self.cells(series, series.month(at));
            let label = (series.months)(at);
            self.table
                .row(part, &label, &shown(measure.value, made, None));
        }
        if measure.when == When::Events {
            for last in first..self.last {
                self.period(series, last);
            }
        }
    }

    /// The cells of one period; the same ones whenever it is asked for again.
    fn cells(&mut self, series: &Series<'_>, (period, tally): (String, Tally)) -> Cells {
        let counted_key = key(series, &period);
        let counted = self.table.count(&counted_key, tally.counted);
        let parts = (series.measure.value == Value::Share).then(|| {
            let met_key = format!("met: {counted_key}");
            let met = self.table.count(&met_key, tally.met);
            (met, self.table.share(met, counted))
        });
        let place = format!("{}/{period}", series.who);
        (self.made).insert((series.measure.id, place), (counted, tally.counted));
        Cells { counted, parts }
    }

    fn adds_up(&mut self, total: Cells, groups: &[Cells]) {
        let counted: Vec<CellId> = groups.iter().map(|group| group.counted).collect();
        self.table.adds_up(total.counted, &counted);
        if let Some((met, rest)) = total.parts {
            let parts = || groups.iter().filter_map(|group| group.parts);
            let all_met: Vec<CellId> = parts().map(|(met, _)| met).collect();
            let all_rest: Vec<CellId> = parts().map(|(_, rest)| rest).collect();
            self.table.adds_up(met, &all_met);
            self.table.adds_up(rest, &all_rest);
        }
    }

    /// Guards what lies between a measure's children and the wider ones they belong to, wherever both are counted.
    fn within(&mut self, narrow: &'static str, wide: &'static str) {
        let pairs: Vec<((CellId, u32), (CellId, u32))> = (self.made.iter())
            .filter(|((id, _), _)| *id == narrow)
            .filter_map(|((_, place), inner)| {
                let outer = self.made.get(&(wide, place.clone()))?;
                Some((*inner, *outer))
            })
            .collect();
        if pairs.iter().any(|((_, inner), (_, outer))| inner > outer) {
            return;
        }
        for ((inner, _), (outer, _)) in pairs {
            self.table.within(inner, outer);
        }
    }
}

/// What the whole authority is called where a breakdown's word stands.
const WHOLE: &str = "authority";
/// The row of the whole authority.
const ALL: &str = "All";

fn key(series: &Series<'_>, period: &str) -> String {
    format!("{}/{}/{period}", series.measure.id, series.who)
}

fn month_word(month: Month) -> String {
    month.first().to_string().chars().take(7).collect()
}

fn heads(value: Value, whole: bool) -> &'static [&'static str] {
    match value {
        Value::Share => &["Counted", "Met", "Percentage"],
        Value::Rate if whole => &["Number", "For every 10,000"],
        Value::Rate | Value::Count | Value::Mean(_) | Value::Ratio(_) => &["Number"],
    }
}

/// The columns of a row; `people` only where a rate is wanted.
fn shown(value: Value, cells: Cells, people: Option<Option<u32>>) -> Vec<Column> {
    let counted = cells.counted;
    match (cells.parts, people) {
        (Some((met, _)), _) => vec![
            Column::Count(counted),
            Column::Count(met),
            Column::Share { met, counted },
        ],
        (None, Some(people)) if value == Value::Rate => vec![
            Column::Count(counted),
            people.map_or(Column::NotAvailable, |people| Column::Rate {
                counted,
                people,
            }),
        ],
        (None, Some(_) | None) => vec![Column::Count(counted)],
    }
}
