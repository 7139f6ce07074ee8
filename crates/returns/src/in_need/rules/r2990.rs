//! 2990: an episode closed after assessment has neither enquiry, conference nor plan.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "2990",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode was closed after assessment (RC8 or RC9), yet it has an enquiry, a conference or a plan.",
    ),
    matters: "These reasons say that the assessment found nothing more to do. With them, a child who was helped or protected counts as one who was not.",
    mend: "Correct the reason for closure; or take out the enquiry, conference or plan where it stands in the wrong episode.",
    source: "DfE children in need census validation rules, 2990",
    fields: &[
        details::date_of_initial_cpc,
        details::reason_for_closure,
        enquiries::child,
        plans::child,
        protection_plans::child,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        if !details
            .reason_for_closure
            .is_one_of(&[CloseReason::RC8, CloseReason::RC9])
        {
            continue;
        }
        episode.enquiries.iter().for_each(|row| found.at(row));
        episode.plans.iter().for_each(|row| found.at(row));
        episode
            .protection_plans
            .iter()
            .for_each(|row| found.at(row));
        let nothing = details.date_of_initial_cpc.is_blank()
            && episode.enquiries.is_empty()
            && episode.plans.is_empty()
            && episode.protection_plans.is_empty();
        if !nothing {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    nothing after the assessment; and a plan in an episode closed for another reason
    CINdetails | CINdetailsID | ReasonForClosure
               | 1            | RC8
               | 2            | RC7
    CINplanDates | CINdetailsID | CINPlanStartDate
                 | 2            | 2025-06-02

    a plan, an enquiry, a protection plan, or a conference alone
    CINdetails | CINdetailsID | ReasonForClosure | DateOfInitialCPC
    !          | 1            | RC8              |
    !          | 2            | RC9              | 2025-06-02
    CINplanDates | CINdetailsID | CINPlanStartDate
    !            | 1            | 2025-06-02
    Section47 | CINdetailsID | S47ActualStartDate
    !         | 1            | 2025-06-02
    ChildProtectionPlans | CINdetailsID | CPPstartDate
    !                    | 1            | 2025-06-02
";
