//! SD024: an assessment that is authorised has factors, or the word that there are none.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD024",
    level: Query,
    years: 2020..=NOW,
    says: Always("The assessment is authorised and no factors are recorded for it."),
    matters: "What the assessment found, violence at home, neglect, a parent's drinking, is missing from what is known of this child's needs and from the census.",
    mend: "Record the factors that the assessment found, or the code that there were none, before authorising it.",
    source: "Children in need census: factors at the end of an assessment",
    fields: &[assessments::assessment_auth_date],
    reads: &[
        assessments::assessment_id,
        factors::assessment_id,
        factors::assessment_factors_json,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let with: HashSet<&str> = child
        .factors
        .iter()
        .filter(|factors| {
            factors
                .assessment_factors_json
                .get()
                .is_some_and(|codes| !codes.0.is_empty())
        })
        .map(|factors| factors.row().assessment_id.text())
        .collect();
    for assessment in &child.assessments {
        if assessment.assessment_auth_date.is_given()
            && !with.contains(assessment.row().assessment_id.text())
        {
            found.at(assessment);
        }
    }
}

const EXAMPLES: &str = r#"
    factors found, and code 21 for none; not yet authorised
    cin_assessments    | assessment_id | auth_date
                       | A1            | 10/09/2025
                       | A2            | 10/09/2025
                       | A3            |
    assessment_factors | assessment_id | factors_json
                       | A1            | ["1B","4B"]
                       | A2            | ["21"]

    no row of factors, and an empty one
    cin_assessments    | assessment_id | auth_date
    !                  | A1            | 10/09/2025
    !                  | A2            | 10/09/2025
    assessment_factors | assessment_id | factors_json
                       | A2            | []
"#;
