//! What rules ask of the year's health, leaving and liberty tables.

use children::codes::Flag;
use children::{CollectionYear, Day};

use super::adoption::points_to_both;
use crate::cell::{Cell, Exact};
use crate::looked_after::tables::{Ad1, DoLo, Episode, Oc2, Oc3};
use crate::rule::{Entry, Found};

impl Oc2 {
    /// What every child in care for the whole year is asked: vaccinations, teeth, health assessment, substance misuse.
    fn health_items(&self) -> [&Cell<Exact<Flag>>; 4] {
        [
            &self.immunisations,
            &self.teeth_check,
            &self.health_assessment,
            &self.substance_misuse,
        ]
    }

    /// Whether one of the four items asked of every child is blank.
    pub(in crate::looked_after::rules) fn lacks_health_items(&self) -> bool {
        self.health_items().iter().any(|item| item.is_blank())
    }

    /// What is asked only of some: convictions, the young child's health check, help with substance misuse.
    pub(in crate::looked_after::rules) fn further_items(&self) -> [&Cell<Exact<Flag>>; 4] {
        [
            &self.convicted,
            &self.health_check,
            &self.intervention_received,
            &self.intervention_offered,
        ]
    }

    /// All eight items that are answered with yes or no.
    pub(in crate::looked_after::rules) fn items(&self) -> impl Iterator<Item = &Cell<Exact<Flag>>> {
        self.further_items().into_iter().chain(self.health_items())
    }

    /// Whether a score of strengths and difficulties, or a reason why there is none, is given.
    pub(in crate::looked_after::rules) fn has_score_or_reason(&self) -> bool {
        self.sdq_score.is_given() || self.sdq_reason.is_given()
    }
}

impl Oc3 {
    /// Whether anything is told of the leaver.
    pub(in crate::looked_after::rules) fn tells(&self) -> bool {
        self.in_touch.is_given() || self.activ.is_given() || self.accom.is_given()
    }
}

impl Ad1 {
    /// Whether anything is told of the adoption.
    pub(in crate::looked_after::rules) fn tells(&self) -> bool {
        self.date_int.is_given()
            || self.date_match.is_given()
            || self.foster_care.is_given()
            || self.nb_adoptr.is_given()
            || self.sex_adoptr.is_given()
            || self.ls_adoptr.is_given()
    }
}

/// Whether a birthday has come by a day; not where the date of birth cannot be read.
pub(in crate::looked_after::rules) fn birthday_by(age: i32, born: &Cell<Day>, day: Day) -> bool {
    born.value().is_some_and(|born| born.plus_years(age) <= day)
}

/// Whether a birthday is yet to come after a day; not where the date of birth cannot be read.
pub(in crate::looked_after::rules) fn birthday_after(age: i32, born: &Cell<Day>, day: Day) -> bool {
    born.value().is_some_and(|born| born.plus_years(age) > day)
}

/// Whether a birthday falls in a year; not where the date of birth cannot be read.
pub(in crate::looked_after::rules) fn birthday_within(
    age: i32,
    born: &Cell<Day>,
    year: CollectionYear,
) -> bool {
    birthday_by(age, born, year.last()) && !birthday_by(age, born, year.first().plus(-1))
}

/// The 17th or 18th birthday of a leaver, where that is the last one by the end of the year.
pub(in crate::looked_after::rules) fn birthday_of_leaver(
    row: &Oc3,
    year: CollectionYear,
) -> Option<Day> {
    let born = row.dob.value()?;
    let last = year.last();
    [17, 18]
        .into_iter()
        .find(|age| born.plus_years(*age) <= last && last < born.plus_years(age + 1))
        .map(|age| born.plus_years(age))
}

/// Whether an episode lies in the year in part or whole. One whose end is not given or cannot be read is taken to go on.
pub(in crate::looked_after::rules) fn touches_year(stay: &Episode, year: CollectionYear) -> bool {
    stay.decom.value().is_some_and(|began| began <= year.last())
        && stay.dec.value().is_none_or(|ended| ended >= year.first())
}

/// The last episodes of some in order of date: more than one only where they began on the same day; none where no
/// beginning can be read.
pub(in crate::looked_after::rules) fn begun_last<'e, 's>(
    stays: &'e [Entry<'s, Episode>],
) -> impl Iterator<Item = &'e Entry<'s, Episode>> {
    let latest = stays.last().and_then(|stay| stay.decom.value());
    stays
        .iter()
        .rev()
        .take_while(move |stay| latest.is_some() && stay.decom.value() == latest)
}

/// Points to ended orders of deprivation of liberty and the placements during them that will not do.
pub(in crate::looked_after::rules) fn placed_under_orders(
    orders: &[Entry<'_, DoLo>],
    stays: &[Entry<'_, Episode>],
    found: &mut Found<'_>,
    will_not_do: impl Fn(&Episode) -> bool,
) {
    let unfit: Vec<Entry<'_, Episode>> = stays
        .iter()
        .filter(|stay| will_not_do(stay))
        .copied()
        .collect();
    points_to_both(orders, &unfit, found, |order, stay| {
        let (Some(start), Some(end)) = (order.dolo_start.value(), order.dolo_end.value()) else {
            return false;
        };
        stay.decom.value().is_some_and(|began| began <= end)
            && (stay.dec.is_blank() || stay.dec.value().is_some_and(|ended| ended >= start))
    });
}
