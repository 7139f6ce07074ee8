//! 175: the number of adopters is 1 or 2.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "175",
    level: Error,
    years: 2023..=NOW,
    says: Always("The number of adopters is neither 1 nor 2."),
    matters: "An order of adoption names one parent or two. Who comes forward to adopt alone is published, and any other figure falls out of it.",
    mend: "Give 1 for a person who adopts alone and 2 for a couple.",
    source: "DfE SSDA903 validation rules, 175",
    fields: &[ad1::nb_adoptr],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.ad1, found, |row| row.nb_adoptr.is_unreadable());
}

const EXAMPLES: &str = "
    one, two, and nothing at all
    AD1 | NB_ADOPTR
        | 1
        | 2
        |

    none, three, and a word
    AD1 | NB_ADOPTR
    !   | 0
    !   | 3
    !   | two
";
