//! 189: who was 17 before the year began has no strengths and difficulties score, nor a reason for none.
//!
//! Who becomes 17 on the first day is not found here: 197B asks a score of all who become 17 within the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "189",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The young person was 17 before the year began, but a strengths and difficulties score or a reason for none is given.",
    ),
    matters: "The published scores are of children up to 17. A young adult's score among them would compare people at quite different points of life.",
    mend: "Take score and reason out of the return; where the young person is younger, correct the date of birth.",
    source: "DfE SSDA903 validation rules, 189",
    fields: &[oc2::dob, oc2::sdq_score, oc2::sdq_reason],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let day_before = found.collection().first().plus(-1);
    points_where(&child.this.oc2, found, |row| {
        row.has_score_or_reason() && birthday_by(17, &row.dob, day_before)
    });
}

const EXAMPLES: &str = "
    17 on the first day, or older and nothing given
    OC2 | DOB        | SDQ_SCORE | SDQ_REASON
        | 01/04/2008 | 9         |
        | 31/03/2008 |           |

    17 the day before
    OC2 | DOB        | SDQ_SCORE | SDQ_REASON
    !   | 31/03/2008 | 9         |
    !   | 31/03/2008 |           | SDQ1
";
