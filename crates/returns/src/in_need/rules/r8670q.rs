//! 8670Q: an assessment that is open on the last day has not been so for more than 45 working days.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8670Q",
    level: Query,
    years: 2023..=NOW,
    says: Always(
        "The assessment is not completed, and started more than 45 working days before the end of the year.",
    ),
    matters: "Families should know within 45 working days what was found. The assessment has taken too long, or nobody recorded its end.",
    mend: "Record when the assessment was authorised; where it is really open, see that it is finished.",
    source: "DfE children in need census validation rules, 8670Q",
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
    let last = child.year(found).last;
    for assessment in child.assessments() {
        let start = assessment.actual_start_date.day();
        if assessment.authorisation_date.is_blank()
            && start.is_some_and(|day| is_before(day, 45, last))
        {
            found.at(assessment);
        }
    }
}

const EXAMPLES: &str = "
    45 working days before, and completed
    Assessments | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 2026-01-27                |
                | 2025-06-02                | 2026-03-02

    the day before that
    Assessments | AssessmentActualStartDate | AssessmentAuthorisationDate
    !           | 2026-01-26                |

    the year ends on Easter Sunday (2024)
    Header | ReferenceDate
           | 2024-03-31
    Assessments | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 2024-01-26                |
    !           | 2024-01-25                |
";
