//! 635: the authority and date of an earlier order are given only with the order.
//! The public tool's message speaks of an order said not to have been (Z1), its logic of one left blank. Both leave an
//! authority or date that belongs to no order, and both are pointed to here. The wording of the department's own
//! specification was not at hand.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "635",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "An authority or date of an earlier order is given, but no order: its kind is missing or says that there was none (Z1).",
    ),
    matters: "Either the child's earlier family goes uncounted, or one is hinted at that never was.",
    mend: "Choose the kind of the earlier order, P1 to P4; if there was none, take out the authority and date.",
    source: "DfE SSDA903 validation rules, 635",
    fields: &[
        prev_perm::la_perm,
        prev_perm::date_perm,
        prev_perm::prev_perm,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.prev_perm, found, |row| {
        let no_order = row.prev_perm.is_blank() || row.prev_perm.is(EarlierPermanence::Z1);
        no_order && (row.la_perm.is_given() || row.date_perm.is_given())
    });
}

const EXAMPLES: &str = "
    an order with both; none with neither; nothing at all
    PrevPerm | PREV_PERM | LA_PERM | DATE_PERM
             | P1        | 352     | 14/05/2019
             | Z1        |         |
             |           |         |

    either without an order
    PrevPerm | PREV_PERM | LA_PERM | DATE_PERM
    !        |           | 352     |
    !        |           |         | 14/05/2019
    !        | Z1        | 352     |
    !        | Z1        |         | ZZ/ZZ/2019
";
