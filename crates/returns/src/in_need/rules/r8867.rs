//! 8867: the assessments of a closed episode are completed.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8867",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode was closed, and an assessment of it is not completed."),
    matters: "Help ended before anybody had found what the child needs, or the end of the assessment was not recorded.",
    mend: "Record when the assessment was authorised; where it was broken off, close it in the case system.",
    source: "DfE children in need census validation rules, 8867",
    fields: &[assessments::authorisation_date, details::closure_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        let assessments = episode.assessments.iter().map(|each| &each.row);
        if details.closure_date.is_given()
            && point_any(assessments, found, |row| row.authorisation_date.is_blank())
        {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    completed; and an episode that goes on
    CINdetails | CINdetailsID | CINclosureDate
               | 1            | 2025-09-02
               | 2            |
    Assessments | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 1            | 2025-06-02                | 2025-07-02
                | 2            | 2025-06-02                |

    one of two is not completed
    CINdetails | CINdetailsID | CINclosureDate
    !          | 1            | 2025-09-02
    Assessments | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 1            | 2025-06-02                | 2025-07-02
    !           | 1            | 2025-08-04                |
";
