//! 166: the date of a review is given and can be read.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "166",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of this review is missing or is no date."),
    matters: "Reviews that are held in time are how somebody independent looks after the plan for the child. A review without a date counts as none.",
    mend: "Enter the day on which the review was held, or take the row out if there was no review.",
    source: "DfE SSDA903 validation rules, 166",
    fields: &[reviews::review],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.reviews, found, |row| {
        row.review.value().is_none()
    });
}

const EXAMPLES: &str = "
    a date
    Reviews | REVIEW
            | 19/09/2025

    none, and a day that never was
    Reviews | REVIEW
    !       |
    !       | 31/09/2025
";
