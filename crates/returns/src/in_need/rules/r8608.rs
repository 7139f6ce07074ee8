//! 8608: an assessment is completed no earlier than it starts.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8608",
    level: Error,
    years: 2023..=NOW,
    says: Always("The assessment was completed before it started."),
    matters: "The length of assessments is counted from these dates; here it would be less than nothing.",
    mend: "Correct the start, or the date on which the assessment was authorised.",
    source: "DfE children in need census validation rules, 8608",
    fields: &[
        assessments::actual_start_date,
        assessments::authorisation_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in child.assessments() {
        let completed = assessment.authorisation_date.day();
        if completed.is_some() && completed < assessment.actual_start_date.day() {
            found.at(assessment);
        }
    }
}

const EXAMPLES: &str = "
    on one day, still open, and without a start
    Assessments | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 2025-06-02                | 2025-06-02
                | 2025-06-02                |
                |                           | 2025-06-02

    the day before
    Assessments | AssessmentActualStartDate | AssessmentAuthorisationDate
    !           | 2025-06-02                | 2025-06-01
";
