//! Ages that do not fit the list they are in.

use children::Day;
use children::codes::Eligibility;

use super::{Asking, Kind, OfChild, each_list};
use crate::annex_a::AnnexA;
use crate::annex_a::words::CaseStatus;
use crate::table::Rows;

pub(super) fn ask(annex: &AnnexA, asking: &mut Asking) {
    let day = asking.day;
    each_list!(annex, rows => {
        unborn_past_their_day(rows, asking);
        age_against_birth(rows, asking);
    });
    asking.ask(
        Kind::Age,
        &annex.need,
        |row| row.status.code() != Some(CaseStatus::Closed),
        |row| grown(row, day),
        "open though 18 or over",
        "Either the case should have closed or moved to adult services, or this is a care leaver who belongs in list 9.",
    );
    asking.ask(
        Kind::Age,
        &annex.plans,
        |row| open(row.end.value(), day),
        |row| grown(row, day),
        "on a plan though 18 or over",
        "A protection plan ends with childhood: a plan that runs on was not closed or carries a wrong date of birth.",
    );
    asking.ask(
        Kind::Age,
        &annex.in_care,
        |row| open(row.end.value(), day),
        |row| grown(row, day),
        "in care though 18 or over",
        "Care ends at eighteen: the young person belongs in list 9, and their home may be an unregulated one.",
    );
    asking.ask(
        Kind::Age,
        &annex.leavers,
        |_| true,
        |row| years(row, day).is_some_and(|age| age < 16),
        "under 16",
        "Nobody is entitled as a care leaver before sixteen: the date of birth or the list is wrong.",
    );
    asking.ask(
        Kind::Age,
        &annex.leavers,
        |_| true,
        |row| years(row, day).is_some_and(|age| age >= 25),
        "25 or over",
        "Entitlement ends at twenty-five: the list is not kept up to date, so its other columns may not be either.",
    );
    asking.ask(
        Kind::Age,
        &annex.leavers,
        |row| row.eligibility.code() == Some(Eligibility::FormerRelevant),
        |row| years(row, day).is_some_and(|age| age < 18),
        "former relevant though under 18",
        "A young person is former relevant from eighteen: before that they are owed what eligible or relevant children are owed.",
    );
    asking.ask(
        Kind::Age,
        &annex.leavers,
        |row| {
            matches!(
                row.eligibility.code(),
                Some(Eligibility::Eligible | Eligibility::Relevant)
            )
        },
        |row| grown(row, day),
        "eligible or relevant though 18 or over",
        "Both end at eighteen: the young person is former relevant, and the record was not moved on.",
    );
}

fn open(end: Option<Day>, day: Day) -> bool {
    end.is_none_or(|end| end > day)
}

/// Completed years by the date of birth, or as given where there is none.
fn years(row: &impl OfChild, day: Day) -> Option<i32> {
    match row.born().value() {
        Some(born) => Day::age(born, day).map(i32::from),
        None => row.age().value().map(|age| age.0),
    }
}

fn grown(row: &impl OfChild, day: Day) -> bool {
    years(row, day).is_some_and(|age| age >= 18)
}

fn unborn_past_their_day<T: OfChild>(rows: &Rows<T>, asking: &mut Asking) {
    let day = asking.day;
    asking.ask(
        Kind::Age,
        rows,
        |row| row.age().value().is_some_and(|age| age.0 < 0),
        |row| row.born().value().is_some_and(|due| due < day),
        "not yet born though the date given has passed",
        "A baby who has been born and is not on the record as born may not have been seen since.",
    );
}

fn age_against_birth<T: OfChild>(rows: &Rows<T>, asking: &mut Asking) {
    let day = asking.day;
    asking.ask(
        Kind::Contradiction,
        rows,
        |row| row.age().value().is_some_and(|age| age.0 >= 0) && row.born().value().is_some(),
        |row| {
            let born = row.born().value();
            let by_birth = born
                .and_then(|born| Day::age(born, day))
                .map_or(-1, i32::from);
            row.age().value().is_some_and(|age| age.0 != by_birth)
        },
        "the age is not what the date of birth gives on the day",
        "The list was made on another day than it says, or one of the two is wrong.",
    );
}
