//! 167: a review says how the child took part, and only a review does.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "167",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "How the child took part in the review is missing or is no code of the list; or it is given where no review is.",
    ),
    matters: "It is the one place where the return says whether a child was heard in their own review.",
    mend: "Choose one of PN0 to PN7 for the review; where no review was held, take the code out.",
    source: "DfE SSDA903 validation rules, 167",
    fields: &[reviews::review_code],
    reads: &[reviews::review],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.reviews, found, |row| {
        if row.review.is_given() {
            row.review_code.code().is_none()
        } else {
            row.review_code.is_given()
        }
    });
}

const EXAMPLES: &str = "
    a review with its code, and a row with neither
    Reviews | REVIEW     | REVIEW_CODE
            | 19/09/2025 | PN1
            |            |

    a review without a code or with one unknown, and a code without a review
    Reviews | REVIEW     | REVIEW_CODE
    !       | 19/09/2025 |
    !       | 20/10/2025 | PN8
    !       |            | PN1
";
