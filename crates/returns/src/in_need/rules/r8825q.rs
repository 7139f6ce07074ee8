//! 8825Q: an episode closed after assessment has an assessment.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8825Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("The episode was closed after assessment (RC8 or RC9), and has no assessment."),
    matters: "The reason says that somebody looked into what the child needed. Without the assessment nobody can see what was learnt.",
    mend: "Add the assessment to the episode, or correct the reason for closure.",
    source: "DfE children in need census validation rules, 8825Q",
    fields: &[details::reason_for_closure],
    reads: &[assessments::actual_start_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        let after_assessment = [CloseReason::RC8, CloseReason::RC9];
        if details.reason_for_closure.is_one_of(&after_assessment) && episode.assessments.is_empty()
        {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    with an assessment; and for another reason
    CINdetails | CINdetailsID | ReasonForClosure
               | 1            | RC8
               | 2            | RC7
    Assessments | CINdetailsID | AssessmentActualStartDate
                | 1            | 2025-06-02

    with an assessment in another episode alone
    CINdetails | CINdetailsID | ReasonForClosure
    !          | 1            | RC9
               | 2            |
    Assessments | CINdetailsID | AssessmentActualStartDate
                | 2            | 2025-06-02
";
