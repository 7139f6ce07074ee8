//! 180: a strengths and difficulties score is a whole number from 0 to 40.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "180",
    level: Error,
    years: 2023..=NOW,
    says: Always("The strengths and difficulties score is not a whole number from 0 to 40."),
    matters: "From 17 upwards a score says that a child is likely to need help with how they feel. A wrong number hides that, or raises a false alarm.",
    mend: "Add up the questionnaire again and record the total, 0 to 40; where there is no score, leave it blank and give the reason.",
    source: "DfE SSDA903 validation rules, 180",
    fields: &[oc2::sdq_score],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc2, found, |row| {
        row.sdq_score.is_unreadable()
            || row
                .sdq_score
                .value()
                .is_some_and(|score| !(0..=40).contains(&score))
    });
}

const EXAMPLES: &str = "
    from nothing to forty, or blank
    OC2 | SDQ_SCORE
        | 0
        | 40
        |

    more, less, a part of a point, and a word
    OC2 | SDQ_SCORE
    !   | 41
    !   | -1
    !   | 12.5
    !   | HIGH
";
