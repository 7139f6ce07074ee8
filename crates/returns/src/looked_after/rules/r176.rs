//! 176: the sex of the adopters is one of the five codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "176",
    level: Error,
    years: 2023..=NOW,
    says: Always("The sex of the adopters is not one of M1, F1, MM, FF and MF."),
    matters: "From it is known which families adopt from care, and whether everybody who could is being reached.",
    mend: "Choose the code that fits the adopters: one man (M1), one woman (F1), two men (MM), two women (FF), or one of each (MF).",
    source: "DfE SSDA903 validation rules, 176",
    fields: &[ad1::sex_adoptr],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.ad1, found, |row| row.sex_adoptr.is_unreadable());
}

const EXAMPLES: &str = "
    a code of the list in capitals or not, and nothing at all
    AD1 | SEX_ADOPTR
        | MF
        | f1
        |

    the couple the other way about, and a letter alone
    AD1 | SEX_ADOPTR
    !   | FM
    !   | M
";
