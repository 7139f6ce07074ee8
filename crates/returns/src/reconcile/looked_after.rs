//! What the return of children looked after says of a child.

use children::Span;
use children::codes::{CeaseReason, EthnicGroup, Flag, ReturnSex, Sex, StartReason};

use super::Origin::LookedAfter;
use super::What;
use super::said::{Says, Value};
use super::years::Years;
use crate::looked_after::child::Child;
use crate::looked_after::tables::Episode;

/// Says all of it.
pub(super) fn say(child: &Child<'_>, years: &Years, says: &mut Says<'_>) {
    for row in &child.this.header {
        let ethnicity = row.ethnic.code();
        let ethnicity = ethnicity.filter(|code| code.group() != EthnicGroup::NotKnown);
        let values = [
            (What::Born, row.dob.value().map(Value::Day)),
            (What::Sex, row.sex.code().and_then(sex).map(Value::code)),
            (What::Ethnicity, ethnicity.map(Value::code)),
            (What::Upn, Value::pupil_number(row.upn.text())),
        ];
        for (what, value) in values {
            says.that(LookedAfter, what, row, value);
        }
    }
    let Some(year) = years.care else { return };
    asylum(child, years, says);
    care(child, year, says);
}

fn sex(code: ReturnSex) -> Option<Sex> {
    match code {
        ReturnSex::Male | ReturnSex::FormerMale => Some(Sex::Male),
        ReturnSex::Female | ReturnSex::FormerFemale => Some(Sex::Female),
        ReturnSex::Unknown => None,
    }
}

fn asylum(child: &Child<'_>, years: &Years, says: &mut Says<'_>) {
    for row in &child.this.uasc {
        let yes = Some(Value::Yes(true));
        says.that(LookedAfter, What::Unaccompanied, row, yes);
    }
    if child.is_uasc() {
        return;
    }
    for row in &child.this.header {
        let flagged = row.uasc.code().map(|flag| flag == Flag::Yes);
        let answer = flagged.or(years.unaccompanied.then_some(false));
        let answer = answer.map(Value::Yes);
        says.that(LookedAfter, What::Unaccompanied, row, answer);
    }
}

fn care(child: &Child<'_>, year: Span, says: &mut Says<'_>) {
    let has_begun = |row: &Episode| row.decom.value().is_some_and(|from| from <= year.last);
    let begins = |row: &Episode| row.rne.is(StartReason::S) && has_begun(row);
    let last_year = child.last.episodes.iter().rfind(|row| begins(row));
    let this_year = child.this.episodes.iter().rfind(|row| begins(row));
    if let Some(row) = this_year.or(last_year) {
        let entered = row.decom.value().map(Value::Day);
        says.that(LookedAfter, What::YearEnteredCare, row, entered);
    }
    let Some(row) = child.this.episodes.iter().rfind(|row| has_begun(row)) else {
        return;
    };
    let ended = row.dec.value().filter(|_| !row.rec.is(CeaseReason::X1));
    let left = Value::end(ended, year.last);
    let is_in_care = left == Value::NotYet;
    says.that(LookedAfter, What::YearLeftCare, row, Some(left));
    if !is_in_care {
        return;
    }
    let legal = row.ls.code().map(Value::code);
    says.that(LookedAfter, What::YearLegalStatus, row, legal);
    let place = row.place.code().filter(|kind| !kind.is_temporary());
    says.that(
        LookedAfter,
        What::YearPlacement,
        row,
        place.map(Value::code),
    );
}
