//! What is counted over all children, so that a file may be read a piece at a time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use children::codes::{CensusSex, Disability};
use children::{Day, Span};
use compact_str::CompactString;

use super::tables::{Identifiers, Tables};
use super::xml;
use crate::rule::Found;

/// What is counted over all children.
#[derive(Clone, Default, Debug)]
pub struct Tally {
    /// The headers; one, where nothing is wrong.
    pub headers: Vec<Heading>,
    /// The reference date; the latest, should there be several headers.
    pub reference: Option<Day>,
    /// Every row of who a child is.
    pub known: Vec<Known>,
    /// Rows of who a child is without a sex, or with one that is not known, born or not said to be unborn.
    pub without_sex: u32,
    /// The same of the gender that was asked until 2023/24.
    pub without_gender: u32,
    /// Child protection plans by the day they started.
    pub plans_started: BTreeMap<Day, u32>,
    /// Initial child protection conferences by their day, wherever they stand.
    pub conferences: BTreeMap<Day, u32>,
    /// Disabilities as written, `NONE` left out.
    pub disabilities: BTreeSet<CompactString>,
    /// Rows of disabilities, `NONE` and blanks among them.
    pub disability_rows: u32,
    /// Whether some child has more than one disability.
    pub several_disabilities: bool,
    /// Rows of pre-proceedings.
    pub pre_proceedings: u32,
    /// Those with a start.
    pub pre_proceedings_started: u32,
}

/// A header.
#[derive(Clone, Copy, Debug)]
pub struct Heading {
    /// Its place in the table.
    pub row: u32,
    /// Its line.
    pub line: u32,
    /// The year it names.
    pub year: Option<i32>,
    /// Its reference date.
    pub reference: Option<Day>,
}

/// A row of who a child is.
#[derive(Clone)]
pub struct Known {
    /// The identifier.
    pub id: CompactString,
    /// The pupil number.
    pub upn: CompactString,
    /// Its place in the table.
    pub row: u32,
    /// Its line.
    pub line: u32,
}

/// Leaves out who it is.
impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "row {}", self.row)
    }
}

impl Tally {
    /// Of some tables.
    #[must_use]
    pub fn of(tables: &Tables) -> Self {
        let mut tally = Self::default();
        for header in tables.header.entries() {
            tally.headers.push(Heading {
                row: header.place(),
                line: header.line,
                year: header.year.value(),
                reference: header.reference_date.day(),
            });
        }
        tally.reference = tally.headers.iter().filter_map(|each| each.reference).max();
        for entry in tables.identifiers.entries() {
            let who = entry.row();
            tally.known.push(Known {
                id: who.la_child_id.text().into(),
                upn: who.upn.text().into(),
                row: entry.place(),
                line: who.line,
            });
            tally.count_sex(who);
        }
        let plans = tables.protection_plans.rows.iter();
        count(
            &mut tally.plans_started,
            plans.filter_map(|row| row.start_date.day()),
        );
        let of_episodes = tables
            .details
            .rows
            .iter()
            .map(|row| &row.date_of_initial_cpc);
        let of_enquiries = tables
            .enquiries
            .rows
            .iter()
            .map(|row| &row.date_of_initial_cpc);
        let conferences = of_episodes.chain(of_enquiries);
        count(
            &mut tally.conferences,
            conferences.filter_map(|date| date.day()),
        );
        tally.count_disabilities(tables);
        for row in &tables.pre_proceedings.rows {
            tally.pre_proceedings += 1;
            tally.pre_proceedings_started += u32::from(row.start_date.is_given());
        }
        tally
    }

    fn count_sex(&mut self, who: &Identifiers) {
        if who.expected_person_birth_date.is_given() {
            return;
        }
        let sex = &who.sex;
        self.without_sex += u32::from(sex.is_blank() || sex.is(CensusSex::Unknown));
        let gender = &who.gender_current;
        self.without_gender += u32::from(gender.is_blank() || gender.is(CensusSex::FormerUnknown));
    }

    fn count_disabilities(&mut self, tables: &Tables) {
        let mut by_child: HashMap<i32, u32> = HashMap::new();
        for row in &tables.disabilities.rows {
            self.disability_rows += 1;
            if row.disability.is_blank() || row.disability.is(Disability::None) {
                continue;
            }
            let written = row.disability.written();
            if !self.disabilities.contains(written) {
                self.disabilities.insert(written.into());
            }
            if let Some(child) = row.child.value() {
                let of_child = by_child.entry(child).or_default();
                *of_child += 1;
                self.several_disabilities |= *of_child > 1;
            }
        }
    }

    /// Adds what was counted of the children that follow, whose rows come after so many.
    pub(super) fn append(&mut self, next: Self, rows: u32) {
        let before = u32::try_from(self.headers.len()).unwrap_or(u32::MAX);
        self.headers
            .extend(next.headers.into_iter().map(|each| Heading {
                row: each.row.saturating_add(before),
                ..each
            }));
        self.reference = self.reference.max(next.reference);
        self.known.extend(next.known.into_iter().map(|known| Known {
            row: known.row + rows,
            ..known
        }));
        self.without_sex += next.without_sex;
        self.without_gender += next.without_gender;
        for (day, times) in next.plans_started {
            *self.plans_started.entry(day).or_default() += times;
        }
        for (day, times) in next.conferences {
            *self.conferences.entry(day).or_default() += times;
        }
        self.disabilities.extend(next.disabilities);
        self.disability_rows += next.disability_rows;
        self.several_disabilities |= next.several_disabilities;
        self.pre_proceedings += next.pre_proceedings;
        self.pre_proceedings_started += next.pre_proceedings_started;
    }

    /// The twelve months that end on the header's reference date; without one, those of the collection.
    #[must_use]
    pub fn year(&self, found: &Found<'_>) -> Span {
        self.reference
            .map_or_else(|| found.collection().span(), xml::year_to)
    }

    /// How many plans started within a time.
    #[must_use]
    pub fn plans_started_in(&self, span: Span) -> u32 {
        within(&self.plans_started, span)
    }

    /// How many conferences were held within a time.
    #[must_use]
    pub fn conferences_in(&self, span: Span) -> u32 {
        within(&self.conferences, span)
    }

    /// Points to the header: what is said is of the return as a whole. Without one, to where it should be.
    pub(super) fn point(&self, found: &mut Found<'_>) {
        if self.headers.is_empty() {
            found.about("").at_place("Header", 0, 0);
        }
        self.points_where(found, |_| true);
    }

    /// Points to children whose identifier, or pupil number, stands on another row too.
    pub(super) fn points_to_repeated(
        &self,
        found: &mut Found<'_>,
        key: impl Fn(&Known) -> &CompactString,
    ) {
        let mut times: HashMap<&str, u32> = HashMap::with_capacity(self.known.len());
        for known in &self.known {
            *times.entry(key(known)).or_default() += 1;
        }
        for known in &self.known {
            let key = key(known);
            if !key.is_empty() && times.get(key.as_str()).is_some_and(|times| *times > 1) {
                let found = found.about(&known.id);
                found.at_place("ChildIdentifiers", known.row, known.line);
            }
        }
    }

    /// Points to headers of which something is so.
    pub(super) fn points_where(&self, found: &mut Found<'_>, so: impl Fn(&Heading) -> bool) {
        for each in self.headers.iter().filter(|each| so(each)) {
            found.about("").at_place("Header", each.row, each.line);
        }
    }
}

fn count(into: &mut BTreeMap<Day, u32>, days: impl Iterator<Item = Day>) {
    for day in days {
        *into.entry(day).or_default() += 1;
    }
}

fn within(days: &BTreeMap<Day, u32>, span: Span) -> u32 {
    if span.first > span.last {
        return 0;
    }
    days.range(span.first..=span.last)
        .map(|(_, times)| times)
        .sum()
}
