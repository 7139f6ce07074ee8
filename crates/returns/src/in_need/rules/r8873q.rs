//! 8873Q: an episode whose one assessment found nothing is closed after assessment.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8873Q",
    level: Query,
    years: 2023..=NOW,
    says: Always(
        "The one assessment of the episode found no factors (21), and the episode was not closed after assessment (RC8 or RC9).",
    ),
    matters: "Where nothing was found help usually ends with the assessment. Otherwise the factors were perhaps not recorded, and what troubles the family is not counted.",
    mend: "Record the factors that were found, or close the episode with the reason that is true.",
    source: "DfE children in need census validation rules, 8873Q",
    fields: &[factors::factor, details::reason_for_closure],
    reads: &[assessments::actual_start_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, episode) in child.referrals() {
        let after_assessment = [CloseReason::RC8, CloseReason::RC9];
        if let [only] = episode.assessments.as_slice()
            && !details.reason_for_closure.is_one_of(&after_assessment)
            && point_any(only.factors.iter(), found, |row| row.factor.is(Factor::F21))
        {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    closed after assessment; another factor; and two assessments
    CINdetails | Child | ReasonForClosure
               | 1     | RC8
               | 2     | RC7
               | 3     | RC7
    Assessments | Child | AssessmentID | AssessmentActualStartDate
                | 1     | 1            | 2025-06-02
                | 2     | 1            | 2025-06-02
                | 3     | 1            | 2025-06-02
                | 3     | 2            | 2025-09-02
    AssessmentFactorsList | Child | AssessmentID | AssessmentFactors
                          | 1     | 1            | 21
                          | 2     | 1            | 20
                          | 3     | 1            | 21
                          | 3     | 2            | 4A

    closed for another reason, and open
    CINdetails | Child | ReasonForClosure
    !          | 1     | RC7
    !          | 2     |
    Assessments | Child | AssessmentID | AssessmentActualStartDate
                | 1     | 1            | 2025-06-02
                | 2     | 1            | 2025-06-02
    AssessmentFactorsList | Child | AssessmentID | AssessmentFactors
    !                     | 1     | 1            | 21
    !                     | 2     | 1            | 21
";
