//! 8898: an assessment has each factor once.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8898",
    level: Error,
    years: 2023..=NOW,
    says: Always("The same factor stands on the assessment more than once."),
    matters: "What troubles families is counted by these codes; here one is counted twice.",
    mend: "Take out the second, or correct it if another was meant.",
    source: "DfE children in need census validation rules, 8898",
    fields: &[factors::factor],
    reads: &[assessments::assessment_id],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in child.assessments() {
        points_to_repeats(&assessment.factors, found, |row| row.factor.written());
    }
}

const EXAMPLES: &str = "
    two of them, and one on another assessment
    Assessments | AssessmentID | AssessmentActualStartDate
                | 1            | 2025-06-02
                | 2            | 2025-09-02
    AssessmentFactorsList | AssessmentID | AssessmentFactors
                          | 1            | 4A
                          | 1            | 4B
                          | 2            | 4A

    one twice
    Assessments | AssessmentID | AssessmentActualStartDate
                | 1            | 2025-06-02
    AssessmentFactorsList | AssessmentID | AssessmentFactors
    !                     | 1            | 4A
                          | 1            | 4B
    !                     | 1            | 4A
";
