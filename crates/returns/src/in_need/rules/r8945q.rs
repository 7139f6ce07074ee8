//! 8945Q: the factor 18A is no longer used.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8945Q",
    level: Query,
    years: 2025..=NOW,
    says: Always("The factor 18A is used, which was split into 18B and 18C."),
    matters: "The later codes tell physical abuse by another child from that by an adult. Under the old one it is not known whom the child has to fear.",
    mend: "Record 18B where a child did it and 18C where an adult did.",
    source: "DfE children in need census validation rules, 8945Q",
    fields: &[factors::factor],
    reads: &[assessments::assessment_id],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in child.assessments() {
        points_where(&assessment.factors, found, |row| {
            row.factor.written().eq_ignore_ascii_case("18A")
        });
    }
}

const EXAMPLES: &str = "
    the later codes
    Assessments | AssessmentID | AssessmentActualStartDate
                | 1            | 2025-06-02
    AssessmentFactorsList | AssessmentID | AssessmentFactors
                          | 1            | 18B
                          | 1            | 18C

    the old one, beside another factor, and in small letters
    Assessments | AssessmentID | AssessmentActualStartDate
                | 1            | 2025-06-02
                | 2            | 2025-06-02
    AssessmentFactorsList | AssessmentID | AssessmentFactors
    !                     | 1            | 18A
                          | 1            | 4A
    !                     | 2            | 18a
";
