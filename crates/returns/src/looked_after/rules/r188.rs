//! 188: a child under 4 at the end of the year has no strengths and difficulties score, nor a reason for none.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "188",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is under 4 at the end of the year, but a strengths and difficulties score or a reason for none is given.",
    ),
    matters: "The questionnaire is not made for children so young. A number from it would say nothing about how this child is.",
    mend: "Take out score and reason; where the child is older, correct the date of birth.",
    source: "DfE SSDA903 validation rules, 188",
    fields: &[oc2::sdq_score, oc2::sdq_reason],
    reads: &[oc2::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = found.collection().last();
    points_where(&child.this.oc2, found, |row| {
        row.has_score_or_reason() && birthday_after(4, &row.dob, last)
    });
}

const EXAMPLES: &str = "
    4 on the last day, or younger and nothing given
    OC2 | DOB        | SDQ_SCORE | SDQ_REASON
        | 31/03/2022 | 9         |
        | 01/04/2022 |           |

    4 a day after it
    OC2 | DOB        | SDQ_SCORE | SDQ_REASON
    !   | 01/04/2022 | 9         |
    !   | 01/04/2022 |           | SDQ3
";
