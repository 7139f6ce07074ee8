//! 8565: nothing happens in an episode after it was closed.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8565",
    level: Error,
    years: 2023..=NOW,
    says: Always("Something in the episode is dated after it was closed."),
    matters: "Either the episode was closed too early, so that the child counts as one who is no longer helped, or the work belongs to a later episode.",
    mend: "Correct the date of closure, or move what came later to the episode in which it happened.",
    source: "DfE children in need census validation rules, 8565",
    fields: &[
        details::closure_date,
        details::date_of_initial_cpc,
        assessments::actual_start_date,
        assessments::authorisation_date,
        enquiries::actual_start_date,
        enquiries::date_of_initial_cpc,
        plans::start_date,
        plans::end_date,
        protection_plans::end_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        let Some(closed) = episode.closed() else {
            continue;
        };
        let is_late = |date: &Cell<IsoDay>| date.day().is_some_and(|day| day > closed);
        let assessments = episode.assessments.iter().map(|each| &each.row);
        let protection_plans = episode.protection_plans.iter().map(|each| &each.row);
        let late = [
            is_late(&details.date_of_initial_cpc),
            point_any(assessments, found, |row| {
                is_late(&row.actual_start_date) || is_late(&row.authorisation_date)
            }),
            point_any(episode.enquiries.iter(), found, |row| {
                is_late(&row.actual_start_date) || is_late(&row.date_of_initial_cpc)
            }),
            point_any(episode.plans.iter(), found, |row| {
                is_late(&row.start_date) || is_late(&row.end_date)
            }),
            point_any(protection_plans, found, |row| is_late(&row.end_date)),
        ];
        if late.contains(&true) {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    all on the day of closure
    CINdetails | CINdetailsID | CINclosureDate | DateOfInitialCPC
               | 1            | 2025-09-02     | 2025-09-02
    Assessments | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 1            | 2025-06-02                | 2025-09-02
    Section47 | CINdetailsID | S47ActualStartDate | DateOfInitialCPC
              | 1            | 2025-06-02         | 2025-09-02
    CINplanDates | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                 | 1            | 2025-06-02       | 2025-09-02
    ChildProtectionPlans | CINdetailsID | CPPendDate
                         | 1            | 2025-09-02

    each a day after; and an episode that goes on
    CINdetails | CINdetailsID | CINclosureDate | DateOfInitialCPC
    !          | 1            | 2025-09-02     | 2025-09-03
    !          | 2            | 2025-09-02     |
    !          | 3            | 2025-09-02     |
    !          | 4            | 2025-09-02     |
    !          | 5            | 2025-09-02     |
               | 6            |                | 2025-09-03
    Assessments | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 2            | 2025-06-02                | 2025-09-02
    !           | 2            | 2025-06-02                | 2025-09-03
                | 6            | 2025-06-02                | 2025-09-03
    Section47 | CINdetailsID | S47ActualStartDate | DateOfInitialCPC
    !         | 3            | 2025-09-03         |
    CINplanDates | CINdetailsID | CINPlanStartDate | CINPlanEndDate
    !            | 4            | 2025-06-02       | 2025-09-03
    ChildProtectionPlans | CINdetailsID | CPPendDate
    !                    | 5            | 2025-09-03
";
