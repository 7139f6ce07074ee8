//! SD023: an assessment is not open for a year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD023",
    level: Query,
    years: 2020..=NOW,
    says: Always("The assessment has been open for more than a year."),
    matters: "Either the child has waited a year for a decision, or it was taken and never signed; nobody can tell which.",
    mend: "Have the manager authorise the assessment if it is finished; otherwise finish it, or record that it was given up.",
    source: "Working Together: assessments take up to 45 working days",
    fields: &[
        assessments::assessment_start_date,
        assessments::assessment_auth_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year_ago = found.today.plus_years(-1);
    points_where(&child.assessments, found, |assessment| {
        !assessment.assessment_auth_date.is_given()
            && assessment
                .assessment_start_date
                .value()
                .is_some_and(|start| start < year_ago)
    });
}

const EXAMPLES: &str = "
    open since last year's April; authorised late
    cin_assessments | start_date | auth_date
                    | 10/04/2025 |
                    | 10/04/2023 | 10/02/2025

    open for two years
    cin_assessments | start_date | auth_date
    !               | 10/04/2024 |
";
