//! 8869: an assessment that found no factors has none.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8869",
    level: Error,
    years: 2023..=NOW,
    says: Always("The assessment found no factors (21), and has one."),
    matters: "Either what troubles the family is hidden under a code that says there is nothing, or a trouble is counted that was not found.",
    mend: "Take the 21 out if there are factors, or the factors if there were none.",
    source: "DfE children in need census validation rules, 8869",
    fields: &[factors::factor],
    reads: &[assessments::assessment_id],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in child.assessments() {
        let is_none = |row: &FactorFound| row.factor.is(Factor::F21);
        let is_other = |row: &FactorFound| row.factor.is_given() && !is_none(row);
        let factors = || assessment.factors.iter();
        if factors().any(|row| is_none(row)) && factors().any(|row| is_other(row)) {
            points_where(&assessment.factors, found, |row| row.factor.is_given());
        }
    }
}

const EXAMPLES: &str = "
    the one or the other, in two assessments
    Assessments | AssessmentID | AssessmentActualStartDate
                | 1            | 2025-06-02
                | 2            | 2025-09-02
    AssessmentFactorsList | AssessmentID | AssessmentFactors
                          | 1            | 21
                          | 2            | 4A

    both in one
    Assessments | AssessmentID | AssessmentActualStartDate
                | 1            | 2025-06-02
    AssessmentFactorsList | AssessmentID | AssessmentFactors
    !                     | 1            | 21
    !                     | 1            | 4A
";
