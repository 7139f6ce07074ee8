//! 8831: nothing is done on a referral without further action.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8831",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The referral led to no further action, yet there is an assessment, an enquiry or a conference.",
    ),
    matters: "Work with the family is counted under a referral that says there was none, or the child counts as turned away.",
    mend: "Correct whether there was further action, or move the work to the episode it belongs to.",
    source: "DfE children in need census validation rules, 8831",
    fields: &[
        details::referral_nfa,
        details::date_of_initial_cpc,
        assessments::actual_start_date,
        assessments::authorisation_date,
        enquiries::actual_start_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        if !details.referral_nfa.is_true() {
            continue;
        }
        let assessments = episode.assessments.iter().map(|each| &each.row);
        let done = [
            details.date_of_initial_cpc.is_given(),
            point_any(assessments, found, |row| {
                row.actual_start_date.is_given() || row.authorisation_date.is_given()
            }),
            point_any(episode.enquiries.iter(), found, |row| {
                row.actual_start_date.is_given()
            }),
        ];
        if done.contains(&true) {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    nothing; and an assessment after further action
    CINdetails | CINdetailsID | ReferralNFA
               | 1            | true
               | 2            | false
    Assessments | CINdetailsID | AssessmentActualStartDate
                | 2            | 2025-06-02

    an assessment, an enquiry, or a conference alone
    CINdetails | CINdetailsID | ReferralNFA | DateOfInitialCPC
    !          | 1            | true        |
    !          | 2            | 1           |
    !          | 3            | TRUE        | 2025-06-02
    Assessments | CINdetailsID | AssessmentActualStartDate
    !           | 1            | 2025-06-02
    Section47 | CINdetailsID | S47ActualStartDate
    !         | 2            | 2025-06-02
";
