//! What the dataset and Annex A say of the time that a yearly return speaks of: up to the last day of its year.

use children::codes::{CeaseReason, LegalStatus};
use children::{CollectionYear, Day, Span};

use super::Origin::{AnnexA, Safeguarding};
use super::said::{Says, Value};
use super::{Sources, What};
use crate::annex_a::child::Child as Listed;
use crate::safeguarding::child::Child;
use crate::service::words::{plain, says_any};

/// Up to when the returns speak.
#[derive(Clone, Copy)]
pub(super) struct Years {
    /// The year of the return of children looked after, as far as it had passed; `None` where there is none.
    pub(super) care: Option<Span>,
    /// That of the children in need census.
    pub(super) need: Option<Span>,
    /// Whether the return has its table of the unaccompanied.
    pub(super) unaccompanied: bool,
    /// Whether the dataset has its table of immigration status.
    immigration: bool,
}

impl Years {
    pub(super) fn of(sources: Sources<'_>, on: Day) -> Self {
        let passed = |year: Option<CollectionYear>| {
            let year = year.unwrap_or_else(|| CollectionYear::of(on)).span();
            let last = year.last.min(on);
            (year.first <= last).then_some(Span {
                first: year.first,
                last,
            })
        };
        let immigration = sources.safeguarding.map(|all| all.immigration.supplied());
        let unaccompanied = sources.looked_after.map(|of| &of.source.this.uasc);
        Self {
            care: sources.looked_after.and_then(|of| passed(of.year)),
            need: sources.in_need.and_then(|of| passed(of.year)),
            unaccompanied: unaccompanied.is_some_and(|table| table.supplied()),
            immigration: immigration == Some(true),
        }
    }

    /// What the dataset says.
    pub(super) fn dataset(&self, child: &Child<'_>, says: &mut Says<'_>) {
        for person in &child.people {
            let number = Value::pupil_number(person.upn.text());
            says.that(Safeguarding, What::Upn, person, number);
        }
        if let Some(year) = self.need {
            need(child, year.last, says);
            protection(child, year.last, says);
        }
        if let Some(year) = self.care {
            care(child, year.last, says);
            self.asylum(child, year, says);
        }
    }

    /// Whether the child sought asylum alone at some time of the year, by immigration status.
    fn asylum(&self, child: &Child<'_>, year: Span, says: &mut Says<'_>) {
        if !self.immigration {
            return;
        }
        let alone = child.immigration.iter().find(|row| {
            let from = row.immigration_status_start_date.value();
            let to = row.immigration_status_end_date.value();
            says_any(
                &plain(row.immigration_status.text()),
                &["uasc", "unaccompanied"],
            ) && from.is_none_or(|from| from <= year.last)
                && to.is_none_or(|to| to >= year.first)
        });
        match (alone, child.care_episodes.last()) {
            (Some(row), _) => {
                let yes = Some(Value::Yes(true));
                says.that(Safeguarding, What::Unaccompanied, row, yes);
            }
            (None, Some(row)) => {
                let no = Some(Value::Yes(false));
                says.that(Safeguarding, What::Unaccompanied, row, no);
            }
            (None, None) => {}
        }
    }

    /// What Annex A says, as far as its rows reach back.
    pub(super) fn annex_a(&self, child: &Listed<'_>, says: &mut Says<'_>) {
        if let Some(Span { last, .. }) = self.need {
            let mut need = child.need.iter();
            if let Some(row) = need.rfind(|row| has_begun(row.start.value(), last)) {
                let start = row.start.value().map(Value::Day);
                says.that(AnnexA, What::YearReferred, row, start);
                let end = Some(Value::end(row.closed.value(), last));
                says.that(AnnexA, What::YearClosed, row, end);
            }
            let mut plans = child.plans.iter();
            if let Some(row) = plans.rfind(|row| has_begun(row.start.value(), last)) {
                let start = row.start.value().map(Value::Day);
                says.that(AnnexA, What::YearPlanStart, row, start);
                let end = Some(Value::end(row.end.value(), last));
                says.that(AnnexA, What::YearPlanEnd, row, end);
            }
        }
        if let Some(Span { last, .. }) = self.care {
            let mut care = child.in_care.iter();
            if let Some(row) = care.rfind(|row| has_begun(row.start.value(), last)) {
                let start = row.start.value().map(Value::Day);
                says.that(AnnexA, What::YearEnteredCare, row, start);
                let left = Value::end(row.end.value(), last);
                let is_in_care = left == Value::NotYet;
                says.that(AnnexA, What::YearLeftCare, row, Some(left));
                if is_in_care && has_begun(row.legal_from.value(), last) {
                    let legal = row.legal.code().map(Value::code);
                    says.that(AnnexA, What::YearLegalStatus, row, legal);
                }
                if is_in_care && has_begun(row.placement_from.value(), last) {
                    let kind = row.placement.code().map(Value::code);
                    says.that(AnnexA, What::YearPlacement, row, kind);
                }
            }
        }
    }
}

fn has_begun(start: Option<Day>, last: Day) -> bool {
    start.is_some_and(|start| start <= last)
}

fn need(child: &Child<'_>, last: Day, says: &mut Says<'_>) {
    let mut episodes = child.need_episodes.iter();
    if let Some(row) = episodes.rfind(|row| has_begun(row.referral_date.value(), last)) {
        let start = row.referral_date.value().map(Value::Day);
        says.that(Safeguarding, What::YearReferred, row, start);
        let end = Some(Value::end(row.close_date.value(), last));
        says.that(Safeguarding, What::YearClosed, row, end);
    }
    let mut plans = child.need_plans.iter();
    if let Some(row) = plans.rfind(|row| has_begun(row.cin_plan_start_date.value(), last)) {
        let start = row.cin_plan_start_date.value().map(Value::Day);
        says.that(Safeguarding, What::YearNeedPlanStart, row, start);
        let end = Some(Value::end(row.cin_plan_end_date.value(), last));
        says.that(Safeguarding, What::YearNeedPlanEnd, row, end);
    }
}

fn protection(child: &Child<'_>, last: Day, says: &mut Says<'_>) {
    let plan = child.plans.iter().rfind(|row| {
        row.cp_plan_ola.yes() != Some(true) && has_begun(row.cp_plan_start_date.value(), last)
    });
    let Some(row) = plan else { return };
    let start = row.cp_plan_start_date.value().map(Value::Day);
    says.that(Safeguarding, What::YearPlanStart, row, start);
    let end = row.cp_plan_end_date.value();
    let until = Some(Value::end(end, last));
    says.that(Safeguarding, What::YearPlanEnd, row, until);
    // What is the latest now may have changed since the last day of the year.
    if last == says.on || end.is_some_and(|end| end <= last) {
        let category = row.cp_plan_latest_category.value().map(Value::code);
        says.that(Safeguarding, What::YearPlanCategory, row, category);
    }
}

fn care(child: &Child<'_>, last: Day, says: &mut Says<'_>) {
    let mut episodes = child.care_episodes.iter();
    let begun = episodes.rfind(|row| has_begun(row.cla_episode_start_date.value(), last));
    let Some(row) = begun else { return };
    let entered = row.entered_care_date.value().map(Value::Day);
    says.that(Safeguarding, What::YearEnteredCare, row, entered);
    let goes_on = row.cla_episode_ceased_reason.value() == Some(CeaseReason::X1);
    let left = row.cla_episode_ceased_date.value().filter(|_| !goes_on);
    let left = Value::end(left, last);
    let is_in_care = left == Value::NotYet;
    says.that(Safeguarding, What::YearLeftCare, row, Some(left));
    if !is_in_care {
        return;
    }
    let mut statuses = child.legal_statuses.iter();
    if let Some(row) = statuses.rfind(|row| has_begun(row.legal_status_start_date.value(), last)) {
        let legal = row.legal_status.value().map(Value::code);
        says.that(Safeguarding, What::YearLegalStatus, row, legal);
    }
    let placement = child.placements.iter().rfind(|row| {
        let lasting = row.cla_placement_type.value();
        lasting.is_none_or(|kind| !kind.is_temporary())
            && has_begun(row.cla_placement_start_date.value(), last)
    });
    if let Some(row) = placement {
        let kind = row.cla_placement_type.value().map(Value::code);
        says.that(Safeguarding, What::YearPlacement, row, kind);
    }
}

/// Whether a legal status is that of short breaks.
pub(super) fn is_short_break(status: Option<LegalStatus>) -> bool {
    status.is_some_and(|status| LegalStatus::SHORT_BREAKS.contains(&status))
}
