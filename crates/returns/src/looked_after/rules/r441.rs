//! 441: of a child under four no part in a review is recorded.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "441",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The review says how the child took part (PN1 to PN7), but they were not yet four.",
    ),
    matters: "A toddler cannot send views to a meeting. Such rows make children look heard who are too young to be, and hide those who were not.",
    mend: "Choose PN0, or correct the date of birth or of the review.",
    source: "DfE SSDA903 validation rules, 441",
    fields: &[reviews::dob, reviews::review, reviews::review_code],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.reviews, found, |row| {
        let took_part = row
            .review_code
            .code()
            .is_some_and(|code| code != Participation::Pn0);
        let dates = row.review.value().zip(row.dob.value());
        took_part && dates.is_some_and(|(review, born)| review < born.plus_years(4))
    });
}

const EXAMPLES: &str = "
    on the fourth birthday; under four; no date
    Reviews | DOB        | REVIEW     | REVIEW_CODE
            | 19/09/2021 | 19/09/2025 | PN7
            | 19/09/2021 | 18/09/2025 | PN0
            | 19/09/2021 |            | PN4

    the day before it
    Reviews | DOB        | REVIEW     | REVIEW_CODE
    !       | 19/09/2021 | 18/09/2025 | PN1
    !       | 19/09/2021 | 18/09/2025 | PN7
";
