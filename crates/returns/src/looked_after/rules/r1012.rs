//! 1012: a child without an episode this year has no other data of the year.
//!
//! Young people who left care are returned for OC3 alone. A row that names no child cannot be matched and is left to
//! other rules.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1012",
    level: Error,
    years: 2023..=NOW,
    says: Always("Something was returned for a child who has no episode of care this year."),
    matters: "Health, reviews or adoptions of somebody who was not in care this year would be counted against children who were; or the episode itself is missing, and the child with it.",
    mend: "If the child was looked after this year, add the episode; if not, return only the row of care leavers (OC3).",
    source: "DfE SSDA903 validation rules, 1012",
    fields: &[
        placed_adoption::child,
        missing::child,
        reviews::child,
        ad1::child,
        prev_perm::child,
        oc2::child,
    ],
    reads: &[episodes::child],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.id.is_empty() || !child.this.episodes.is_empty() {
        return;
    }
    let year = &child.this;
    points_to_all(&year.placed_adoption, found);
    points_to_all(&year.missing, found);
    points_to_all(&year.reviews, found);
    points_to_all(&year.ad1, found);
    points_to_all(&year.prev_perm, found);
    points_to_all(&year.oc2, found);
}

fn points_to_all<T: crate::table::Table>(rows: &[Entry<'_, T>], found: &mut Found<'_>) {
    rows.iter().for_each(|row| found.at(row));
}

const EXAMPLES: &str = "
    a review and a health row of a child with an episode; a care leaver without one
    Episodes | CHILD | DECOM
             | 1     | 02/05/2025
    Reviews  | CHILD | REVIEW
             | 1     | 20/05/2025
    OC2      | CHILD | CONVICTED
             | 1     | 0
    OC3      | CHILD | IN_TOUCH
             | 2     | YES

    rows of children without an episode
    Episodes       | CHILD | DECOM
                   | 1     | 02/05/2025
    PlacedAdoption | CHILD | DATE_PLACED
    !              | 2     | 20/05/2025
    Missing        | CHILD | MIS_START
    !              | 2     | 20/05/2025
    Reviews        | CHILD | REVIEW
    !              | 2     | 20/05/2025
                   | 1     | 20/05/2025
    AD1            | CHILD | DATE_INT
    !              | 3     | 20/05/2025
    PrevPerm       | CHILD | PREV_PERM
    !              | 3     | Z1
    OC2            | CHILD | CONVICTED
    !              | 3     | 0

    an episode of last year does not make the child one of this year
    Episodes_last | CHILD | DECOM
                  | 2     | 02/05/2024
    Reviews       | CHILD | REVIEW
    !             | 2     | 20/05/2025

    a row that names no child
    Reviews | CHILD | REVIEW
            |       | 20/05/2025
";
