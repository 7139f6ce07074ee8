//! 8614: only a completed assessment has factors.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8614",
    level: Error,
    years: 2023..=NOW,
    says: Always("The assessment has factors, and is not completed."),
    matters: "What an assessment found is known when it is done. Factors of one that is open are counted before they are agreed.",
    mend: "Record when the assessment was authorised, or leave the factors out until it is.",
    source: "DfE children in need census validation rules, 8614",
    fields: &[assessments::authorisation_date, factors::factor],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in child.assessments() {
        if assessment.authorisation_date.is_blank()
            && point_any(assessment.factors.iter(), found, |row| {
                row.factor.is_given()
            })
        {
            found.at(assessment);
        }
    }
}

const EXAMPLES: &str = "
    completed with factors; open without
    Assessments | AssessmentID | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 1            | 2025-06-02                | 2025-07-02
                | 2            | 2025-06-02                |
    AssessmentFactorsList | AssessmentID | AssessmentFactors
                          | 1            | 4A

    open with factors
    Assessments | AssessmentID | AssessmentActualStartDate | AssessmentAuthorisationDate
    !           | 1            | 2025-06-02                |
    AssessmentFactorsList | AssessmentID | AssessmentFactors
    !                     | 1            | 4A
    !                     | 1            | 3B
";
