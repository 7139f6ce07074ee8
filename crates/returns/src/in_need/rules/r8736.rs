//! 8736: an assessment that is not completed started within the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8736",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The assessment is not completed, and did not start within the year of the return.",
    ),
    matters: "An assessment takes 45 working days at most. One that has been open since before the year was finished and not recorded, or was forgotten.",
    mend: "Record when it was authorised, or the right start.",
    source: "DfE children in need census validation rules, 8736",
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
    let year = child.year(found);
    for assessment in child.assessments() {
        let start = assessment.actual_start_date.day();
        if assessment.authorisation_date.is_blank() && !start.is_some_and(|day| year.contains(day))
        {
            found.at(assessment);
        }
    }
}

const EXAMPLES: &str = "
    the first and the last day of the year; before it and completed
    Assessments | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 2025-04-01                |
                | 2026-03-31                |
                | 2025-03-31                | 2025-05-02

    the days before and after, and no start
    Assessments | AssessmentActualStartDate | AssessmentAuthorisationDate
    !           | 2025-03-31                |
    !           | 2026-04-01                |
    !           |                           |
";
