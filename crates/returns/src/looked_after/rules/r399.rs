//! 399: of a child on short breaks only, neither motherhood nor reviews are asked.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "399",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child had short breaks only (V3 or V4), but the return says whether she is a mother or gives a review.",
    ),
    matters: "Children on short breaks live at home and are not counted as looked after. Either they are counted by mistake, or they are in care and their time there is missing.",
    mend: "Take out the motherhood and the reviews; or correct the legal status if the child was looked after.",
    source: "DfE SSDA903 validation rules, 399",
    fields: &[
        header::mother,
        episodes::ls,
        reviews::review,
        reviews::review_code,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let rows = &child.this;
    if rows.episodes.is_empty() || had_more_than_breaks(child) {
        return;
    }
    let mother = rows.header.iter().any(|row| row.mother.is_given());
    let reviewed = |row: &Entry<'_, Review>| row.review.is_given() || row.review_code.is_given();
    if mother || rows.reviews.iter().any(reviewed) {
        rows.header.iter().for_each(|row| found.at(row));
        rows.episodes.iter().for_each(|row| found.at(row));
        rows.reviews.iter().for_each(|row| found.at(row));
    }
}

const EXAMPLES: &str = "
    short breaks with neither; both, with care beside the breaks; no episode
    Header   | CHILD | MOTHER
             | 1     |
             | 2     | 0
             | 3     | 0
    Episodes | CHILD | LS
             | 1     | V4
             | 2     | V3
             | 2     | V2
    Reviews  | CHILD | REVIEW     | REVIEW_CODE
             | 1     |            |
             | 2     | 19/09/2025 | PN1
             | 3     | 19/09/2025 | PN1

    short breaks with either
    Header   | CHILD | MOTHER
    !        | 1     | 0
    !        | 2     |
    Episodes | CHILD | LS
    !        | 1     | V4
    !        | 2     | V3
    !        | 2     | V4
    Reviews  | CHILD | REVIEW     | REVIEW_CODE
    !        | 2     | 19/09/2025 | PN1
";
