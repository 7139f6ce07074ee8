//! 440: a child of four and over takes part in reviews in their own way.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "440",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The review says the child was under four (PN0), but they had turned four before it.",
    ),
    matters: "From four on a child's own views are asked for. PN0 hides whether anybody asked.",
    mend: "Choose how the child took part, PN1 to PN7, or correct the date of birth or of the review.",
    source: "DfE SSDA903 validation rules, 440",
    fields: &[reviews::dob, reviews::review, reviews::review_code],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.reviews, found, |row| {
        let dates = row.review.value().zip(row.dob.value());
        row.review_code.is(Participation::Pn0)
            && dates.is_some_and(|(review, born)| review > born.plus_years(4))
    });
}

const EXAMPLES: &str = "
    on the fourth birthday; another code; no date
    Reviews | DOB        | REVIEW     | REVIEW_CODE
            | 19/09/2021 | 19/09/2025 | PN0
            | 19/09/2021 | 20/09/2025 | PN1
            | 19/09/2021 |            | PN0

    the day after it
    Reviews | DOB        | REVIEW     | REVIEW_CODE
    !       | 19/09/2021 | 20/09/2025 | PN0
";
