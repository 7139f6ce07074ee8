//! What the children in need census says of a child.

use children::Span;
use children::codes::{CensusSex, EthnicGroup, NoPupilNumber, Sex};

use super::Origin::InNeed;
use super::What;
use super::said::{Says, Value};
use super::years::Years;
use crate::in_need::child::Child;

/// Says all of it.
pub(super) fn say(child: &Child<'_>, years: &Years, says: &mut Says<'_>) {
    for row in &child.identifiers {
        let code = row.sex.code().or(row.gender_current.code());
        let values = [
            (What::Born, row.person_birth_date.day().map(Value::Day)),
            (What::Sex, code.and_then(sex).map(Value::code)),
            (What::Upn, Value::pupil_number(row.upn.text())),
        ];
        for (what, value) in values {
            says.that(InNeed, what, row, value);
        }
        if years.care == years.need && row.upn_unknown.is(NoPupilNumber::Un6) {
            let yes = Some(Value::Yes(true));
            says.that(InNeed, What::Unaccompanied, row, yes);
        }
    }
    for row in &child.characteristics {
        let ethnicity = row.ethnicity.code();
        let ethnicity = ethnicity.filter(|code| code.group() != EthnicGroup::NotKnown);
        says.that(InNeed, What::Ethnicity, row, ethnicity.map(Value::code));
    }
    if let Some(year) = years.need {
        need(child, year, says);
        protection(child, year, says);
    }
}

fn sex(code: CensusSex) -> Option<Sex> {
    match code {
        CensusSex::Male | CensusSex::FormerMale => Some(Sex::Male),
        CensusSex::Female | CensusSex::FormerFemale => Some(Sex::Female),
        CensusSex::Unknown | CensusSex::FormerUnknown | CensusSex::FormerIndeterminate => None,
    }
}

fn need(child: &Child<'_>, year: Span, says: &mut Says<'_>) {
    let begun = child.referrals().filter_map(|(row, _)| {
        let start = row.referral_date.day()?;
        (start <= year.last).then_some((start, row))
    });
    if let Some((start, row)) = begun.max_by_key(|(start, _)| *start) {
        says.that(InNeed, What::YearReferred, row, Some(Value::Day(start)));
        let end = Some(Value::end(row.closure_date.day(), year.last));
        says.that(InNeed, What::YearClosed, row, end);
    }
    let begun = child.plans().filter_map(|row| {
        let start = row.start_date.day()?;
        (start <= year.last).then_some((start, row))
    });
    if let Some((start, row)) = begun.max_by_key(|(start, _)| *start) {
        says.that(
            InNeed,
            What::YearNeedPlanStart,
            row,
            Some(Value::Day(start)),
        );
        let end = Some(Value::end(row.end_date.day(), year.last));
        says.that(InNeed, What::YearNeedPlanEnd, row, end);
    }
}

fn protection(child: &Child<'_>, year: Span, says: &mut Says<'_>) {
    let begun = child.protection_plans().filter_map(|plan| {
        let start = plan.start_date.day()?;
        (start <= year.last).then_some((start, plan))
    });
    let Some((start, plan)) = begun.max_by_key(|(start, _)| *start) else {
        return;
    };
    let row = &plan.row;
    says.that(InNeed, What::YearPlanStart, row, Some(Value::Day(start)));
    let end = Some(Value::end(row.end_date.day(), year.last));
    says.that(InNeed, What::YearPlanEnd, row, end);
    let category = row.latest_category.code().map(Value::code);
    says.that(InNeed, What::YearPlanCategory, row, category);
}
