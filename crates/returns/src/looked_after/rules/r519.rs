//! 519: civil partners are two people.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "519",
    level: Error,
    years: 2023..=NOW,
    says: Always("The adopters are civil partners, but the sex given is not that of a couple."),
    matters: "Civil partners adopt together. With one person in their place the child seems to have gained one parent and not two.",
    mend: "Give the sex of both partners, or the status of the one who adopted.",
    source: "DfE SSDA903 validation rules, 519",
    fields: &[ad1::ls_adoptr, ad1::sex_adoptr],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    status_without_its_sexes(child, found, AdopterStatus::L2, ANY_COUPLE);
}

const EXAMPLES: &str = "
    partners of either kind
    AD1 | LS_ADOPTR | SEX_ADOPTR
        | L2        | FF
        | L2        | MF

    one woman, and nothing said
    AD1 | LS_ADOPTR | SEX_ADOPTR
    !   | L2        | F1
    !   | L2        |
";
