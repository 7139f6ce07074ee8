//! 1103: an assessment starts no earlier than the referral.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1103",
    level: Error,
    years: 2023..=NOW,
    says: Always("The assessment starts before the referral of its episode."),
    matters: "The time that families wait for an assessment is counted from the referral; here it would be less than nothing.",
    mend: "Correct the start of the assessment, or move it to the episode that it belongs to.",
    source: "DfE children in need census validation rules, 1103",
    fields: &[assessments::actual_start_date, details::referral_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        before_referral(
            episode,
            episode.assessments.iter().map(|each| &each.row),
            found,
            |row| row.actual_start_date.day(),
        );
    }
}

const EXAMPLES: &str = "
    on the day of the referral
    CINdetails | CINdetailsID | CINreferralDate
               | 1            | 2025-06-02
    Assessments | CINdetailsID | AssessmentActualStartDate
                | 1            | 2025-06-02

    the day before; another episode has nothing to do with it
    CINdetails | CINdetailsID | CINreferralDate
    !          | 1            | 2025-06-02
               | 2            | 2025-06-01
    Assessments | CINdetailsID | AssessmentActualStartDate
    !           | 1            | 2025-06-01
                | 2            | 2025-06-01
";
