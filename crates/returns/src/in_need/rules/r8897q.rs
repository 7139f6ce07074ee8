//! 8897Q: a completed assessment has factors, each one of the codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8897Q",
    level: Query,
    years: 2023..=NOW,
    says: Always(
        "The assessment was completed, and has no factors, or one that is none of the codes.",
    ),
    matters: "The factors say what troubles families: violence, drink, the health of a parent. An assessment without them is missing from that picture.",
    mend: "Record the factors that the assessment found, or 21 where it found none.",
    source: "DfE children in need census validation rules, 8897Q",
    fields: &[assessments::authorisation_date, factors::factor],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first = child.year(found).first;
    for assessment in child.assessments() {
        let completed = assessment.authorisation_date.day();
        if completed.is_none_or(|day| day < first) {
            continue;
        }
        let mut factors = assessment.factors.iter();
        let has_none = factors.all(|row| row.factor.is_blank());
        if point_any(assessment.factors.iter(), found, is_none_of_the_codes) || has_none {
            found.at(assessment);
        }
    }
}

/// The codes that were split in two are asked about by rules of their own.
fn is_none_of_the_codes(row: &FactorFound) -> bool {
    row.factor.is_unreadable() && !SPLIT_FACTORS.contains(&row.factor.written())
}

const EXAMPLES: &str = "
    factors; open; and completed before the year
    Assessments | AssessmentID | AssessmentActualStartDate | AssessmentAuthorisationDate
                | 1            | 2025-06-02                | 2025-07-02
                | 2            | 2025-06-02                |
                | 3            | 2025-02-03                | 2025-03-31
    AssessmentFactorsList | AssessmentID | AssessmentFactors
                          | 1            | 4A
                          | 1            | 18A

    none, on the first day of the year; and one of no list
    Assessments | AssessmentID | AssessmentActualStartDate | AssessmentAuthorisationDate
    !           | 1            | 2025-02-03                | 2025-04-01
    !           | 2            | 2025-06-02                | 2025-07-02
    AssessmentFactorsList | AssessmentID | AssessmentFactors
                          | 2            | 4A
    !                     | 2            | 99
";
