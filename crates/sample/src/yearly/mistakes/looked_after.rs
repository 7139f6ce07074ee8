//! Mistakes of the return of children looked after, each made in the rows of one child.

use children::codes::{CeaseReason, LegalStatus, PlacementType, StartReason};
use children::{CollectionYear, Day};
use returns::cell::Cell;
use returns::looked_after::Year;
use returns::looked_after::tables::Episode;

mod between;
mod rows;

/// A mistake made in a child's rows, and the date that tells the row; nothing, and nothing changed, where they do not
/// allow it.
type Make = fn(&mut Year, &Known<'_>) -> Option<String>;

/// Rule, table, and how the mistake is made.
pub(super) type Kind = (&'static str, &'static str, Make);

/// Every kind of mistake.
pub(super) fn kinds() -> impl Iterator<Item = &'static Kind> {
    rows::KINDS
        .iter()
        .chain(between::TWICE)
        .chain(between::UNHEADED)
        .chain(between::PAIRS)
        .chain(between::WHOLE)
}

/// How common it is that a child has what a mistake is made in: least where it hangs on last year's rows of few.
pub(super) fn how_common((rule, table, _): &&'static Kind) -> u8 {
    if ["207", "576", "624"].contains(rule) {
        0
    } else if ["AD1", "PlacedAdoption", "UASC", "Missing"].contains(table)
        || ["557", "558", "602"].contains(rule)
    {
        1
    } else {
        2
    }
}

/// What is known of a child before any mistake.
pub(super) struct Known<'t> {
    year: CollectionYear,
    first: Day,
    last: Day,
    born: Day,
    /// The child's rows of last year's return.
    before: &'t Year,
    /// Whether last year's return has the child.
    was_there: bool,
    /// When the first episode of the year began.
    began: Option<Day>,
    /// When the child last came into care.
    came: Option<Day>,
    /// When the last episode ended.
    left: Option<Day>,
    /// When the episode that ended in adoption began.
    adopted: Option<Day>,
    /// When the child first lived with adopters.
    with_adopters: Option<Day>,
    /// When the first placement order was made.
    ordered: Option<Day>,
    unaccompanied: bool,
}

impl<'t> Known<'t> {
    /// Of a child's rows, this year's and last year's; nothing of a child whose birth they do not tell.
    pub(super) fn of(tables: &Year, before: &'t Year, year: CollectionYear) -> Option<Self> {
        let stays = &tables.episodes.rows;
        let since = |so: fn(&Episode) -> bool| {
            let stay = stays.iter().find(|stay| so(stay));
            stay.and_then(|stay| stay.decom.value())
        };
        let mut backwards = stays.iter().rev();
        let came = backwards.find(|stay| stay.rne.is(StartReason::S));
        Some(Self {
            year,
            first: year.first(),
            last: year.last(),
            born: tables.header.rows.first()?.dob.value()?,
            before,
            was_there: !before.header.rows.is_empty(),
            began: since(|_| true),
            came: came.and_then(|stay| stay.decom.value()),
            left: stays.last().and_then(|stay| stay.dec.value()),
            adopted: since(|stay| stay.rec.is_one_of(&[CeaseReason::E11, CeaseReason::E12])),
            with_adopters: since(|stay| stay.place.is_one_of(PlacementType::ADOPTERS)),
            ordered: since(|stay| stay.ls.is(LegalStatus::E1)),
            unaccompanied: !tables.uasc.rows.is_empty(),
        })
    }

    /// Whether so many years are completed by a day.
    fn is(&self, years: i32, on: Day) -> bool {
        self.born.plus_years(years) <= on
    }

    /// The same by the day that a cell gives.
    fn is_by(&self, years: i32, on: &Cell<Day>) -> bool {
        on.value().is_some_and(|on| self.is(years, on))
    }

    /// Whether so many years are completed within the year.
    fn turns(&self, years: i32) -> bool {
        self.is(years, self.last) && !self.is(years, self.first.plus(-1))
    }

    /// Whether an episode lasts for so many days by the end of the year.
    fn lasts(&self, stay: &Episode, days: i32) -> bool {
        let ended = stay.dec.value().unwrap_or(self.last);
        stay.decom
            .value()
            .is_some_and(|began| ended.days_since(began) >= days)
    }

    /// Whether an episode goes on from last year.
    fn goes_on(&self, stay: &Episode) -> bool {
        stay.decom.value() == self.began && self.began < Some(self.first)
    }
}

/// A cell with a day.
fn on(day: Day) -> Cell<Day> {
    Cell::Read(day)
}

/// A cell with a day so many after another.
fn after(day: Option<Day>, days: i32) -> Cell<Day> {
    day.map(|day| day.plus(days)).into()
}

/// A cell with a day so many after that of another.
fn later(cell: &Cell<Day>, days: i32) -> Cell<Day> {
    after(cell.value(), days)
}
