//! 197a: a child has a strengths and difficulties score or a reason for none, not both.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "197a",
    level: Error,
    years: 2023..=NOW,
    says: Always("Both a strengths and difficulties score and a reason for having none are given."),
    matters: "Only one can be true, and which decides whether the child counts as seen.",
    mend: "Clear the reason where the score is right; otherwise clear the score.",
    source: "DfE SSDA903 validation rules, 197a",
    fields: &[oc2::sdq_score, oc2::sdq_reason],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc2, found, |row| {
        row.sdq_score.is_given() && row.sdq_reason.is_given()
    });
}

const EXAMPLES: &str = "
    one, the other, or neither
    OC2 | SDQ_SCORE | SDQ_REASON
        | 0         |
        |           | SDQ2
        |           |

    both, even where the score is nought
    OC2 | SDQ_SCORE | SDQ_REASON
    !   | 17        | SDQ2
    !   | 0         | SDQ1
";
