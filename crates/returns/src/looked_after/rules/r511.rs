//! 511: two adopters are not one man or one woman.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "511",
    level: Error,
    years: 2023..=NOW,
    says: Always("Two adopters are given, but their sex is that of one person."),
    matters: "One of the two is wrong, and with it either the count of people who adopt alone or that of couples.",
    mend: "Check who the order names: give 1 as the number, or the sex of both.",
    source: "DfE SSDA903 validation rules, 511",
    fields: &[ad1::nb_adoptr, ad1::sex_adoptr],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.ad1, found, |row| {
        row.nb_adoptr.is(Adopters::Two) && row.sex_adoptr.is_one_of(ONE_ADOPTER)
    });
}

const EXAMPLES: &str = "
    two men, one woman, and two of whom nothing more is said
    AD1 | NB_ADOPTR | SEX_ADOPTR
        | 2         | MM
        | 1         | F1
        | 2         |

    two that are one
    AD1 | NB_ADOPTR | SEX_ADOPTR
    !   | 2         | M1
    !   | 2         | F1
";
