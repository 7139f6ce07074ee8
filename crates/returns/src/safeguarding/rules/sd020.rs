//! SD020: an assessment is not authorised before it starts.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD020",
    level: Error,
    years: 2020..=NOW,
    says: Always("The assessment was authorised before the day it started."),
    matters: "The working days that the assessment took come out below nought, and the share done in time is wrong by this child.",
    mend: "Correct the start or the authorisation; see that the authorisation is not that of an earlier assessment.",
    source: "Working Together: an assessment is authorised when it is complete",
    fields: &[
        assessments::assessment_auth_date,
        assessments::assessment_start_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for assessment in &child.assessments {
        let started = assessment.assessment_start_date.value();
        let authorised = assessment.assessment_auth_date.value();
        if authorised.is_some() && authorised < started {
            found.at(assessment);
        }
    }
}

const EXAMPLES: &str = "
    authorised on the day it started, or later, or not yet
    cin_assessments | start_date | auth_date
                    | 02/06/2025 | 02/06/2025
                    | 03/06/2025 | 14/07/2025
                    | 04/06/2025 |

    authorised the day before
    cin_assessments | start_date | auth_date
    !               | 02/06/2025 | 01/06/2025
";
