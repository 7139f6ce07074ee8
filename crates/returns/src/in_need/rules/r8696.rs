//! 8696: a completed assessment was completed within the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8696",
    level: Error,
    years: 2023..=NOW,
    says: Always("The assessment was completed outside the year of the return."),
    matters: "The return counts the assessments of one year. One completed earlier is counted twice, one that is completed later is not done.",
    mend: "Leave an assessment out that was completed before the year; leave the date blank where it came after it.",
    source: "DfE children in need census validation rules, 8696",
    fields: &[assessments::authorisation_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for assessment in child.assessments() {
        if is_outside(&assessment.authorisation_date, year) {
            found.at(assessment);
        }
    }
}

const EXAMPLES: &str = "
    the first and the last day of the year, and open
    Assessments | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 2025-03-03                | 2025-04-01
                | 2026-03-02                | 2026-03-31
                | 2026-03-02                |

    the days before and after
    Assessments | AssessmentActualStartDate | AssessmentAuthorisationDate
    !           | 2025-03-03                | 2025-03-31
    !           | 2026-03-02                | 2026-04-01
";
