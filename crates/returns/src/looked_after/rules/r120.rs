//! 120: the reason for giving up the plan of adoption is one of RD1 to RD4.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "120",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The reason why the child should no longer be placed for adoption is not one of RD1 to RD4.",
    ),
    matters: "It tells whether no family was found, the court said no or the child came to need something else: three very different things to learn from.",
    mend: "Choose the reason from the list: needs changed (RD1), no placement order (RD2), no adopters found (RD3), another (RD4).",
    source: "DfE SSDA903 validation rules, 120",
    fields: &[placed_adoption::reason_placed_ceased],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.placed_adoption, found, |row| {
        row.reason_placed_ceased.is_unreadable()
    });
}

const EXAMPLES: &str = "
    a code of the list in capitals or not, and nothing at all
    PlacedAdoption | REASON_PLACED_CEASED
                   | RD1
                   | rd4
                   |

    a code beyond the list, and a label in place of one
    PlacedAdoption | REASON_PLACED_CEASED
    !              | RD5
    !              | No adopters
";
