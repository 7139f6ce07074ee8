//! 177: the legal status of the adopters is one of the six codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "177",
    level: Error,
    years: 2023..=NOW,
    says: Always("The legal status of the adopters is not one of L0, L11, L12, L2, L3 and L4."),
    matters: "Adopters are counted by whether they are single, married, partners in law or neither; a code outside the list counts nobody.",
    mend: "Choose the status that the adopters had when the order was made; a marriage is L11 or L12, no longer L1.",
    source: "DfE SSDA903 validation rules, 177",
    fields: &[ad1::ls_adoptr],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.ad1, found, |row| row.ls_adoptr.is_unreadable());
}

const EXAMPLES: &str = "
    a code of the list, and nothing at all
    AD1 | LS_ADOPTR
        | L12
        | l2
        |

    the old code of every marriage, and a code that never was
    AD1 | LS_ADOPTR
    !   | L1
    !   | L5
";
