//! 630: of a child who came into care this year it is said whether they had left care for good before.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "630",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child came into care this year, and what is asked about an earlier adoption or guardianship is missing or incomplete.",
    ),
    matters: "Only so can anybody see how often a new family does not last, and help such families sooner.",
    mend: "Enter the earlier order with its authority and date, unknown parts as ZZ; enter Z1 if there was none.",
    source: "DfE SSDA903 validation rules, 630",
    fields: &[episodes::rne],
    reads: &[
        episodes::decom,
        prev_perm::prev_perm,
        prev_perm::la_perm,
        prev_perm::date_perm,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first = found.collection().first();
    let earlier = &child.this.prev_perm;
    if earlier.is_empty() || !earlier.iter().all(|row| is_complete(row)) {
        points_where(&child.this.episodes, found, |stay| {
            stay.rne.is(StartReason::S) && stay.decom.value().is_some_and(|began| began >= first)
        });
    }
}

/// None before, or an order with its authority and date.
fn is_complete(row: &PrevPerm) -> bool {
    row.prev_perm.is(EarlierPermanence::Z1)
        || row.prev_perm.is_given() && row.la_perm.is_given() && row.date_perm.is_given()
}

const EXAMPLES: &str = "
    none before; all of it; care that began before the year; another beginning
    Episodes | CHILD | DECOM      | RNE
             | 1     | 01/04/2025 | S
             | 2     | 02/05/2025 | S
             | 3     | 31/03/2025 | S
             | 4     | 02/05/2025 | L
    PrevPerm | CHILD | PREV_PERM | LA_PERM | DATE_PERM
             | 1     | Z1        |         |
             | 2     | P2        | 352     | ZZ/05/2019

    no row, a part missing, and nothing in the row
    Episodes | CHILD | DECOM      | RNE
    !        | 1     | 01/04/2025 | S
    !        | 2     | 02/05/2025 | S
    !        | 3     | 02/05/2025 | S
    PrevPerm | CHILD | PREV_PERM | LA_PERM | DATE_PERM
             | 2     | P1        |         | 14/05/2019
             | 3     |           |         |
";
