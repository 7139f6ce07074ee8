//! 514: a single adopter is one man or one woman.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "514",
    level: Error,
    years: 2023..=NOW,
    says: Always("The adopter is single, but the sex given is not that of one person."),
    matters: "Children adopted by people on their own are counted from this; a couple hidden among them distorts who adopts.",
    mend: "Correct the status if a couple adopted, or the sex if one person did.",
    source: "DfE SSDA903 validation rules, 514",
    fields: &[ad1::ls_adoptr, ad1::sex_adoptr],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    status_without_its_sexes(child, found, AdopterStatus::L0, ONE_ADOPTER);
}

const EXAMPLES: &str = "
    one person, and a couple of another status
    AD1 | LS_ADOPTR | SEX_ADOPTR
        | L0        | F1
        | L11       | MF

    a couple, and nothing said
    AD1 | LS_ADOPTR | SEX_ADOPTR
    !   | L0        | MM
    !   | L0        |
";
