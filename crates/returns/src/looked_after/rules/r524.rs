//! 524: a married couple of one sex is two men or two women.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "524",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The status is that of a married couple of the same sex, but the sex given is another.",
    ),
    matters: "Marriages of same-sex couples were given a code so that their adoptions are seen; a contradiction hides the family again.",
    mend: "Give MM or FF as the sex, or L11 where the couple is a man and a woman.",
    source: "DfE SSDA903 validation rules, 524",
    fields: &[ad1::ls_adoptr, ad1::sex_adoptr],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    status_without_its_sexes(child, found, AdopterStatus::L12, TWO_OF_ONE_SEX);
}

const EXAMPLES: &str = "
    two men, two women
    AD1 | LS_ADOPTR | SEX_ADOPTR
        | L12       | MM
        | L12       | FF

    one woman, a man and a woman, and nothing said
    AD1 | LS_ADOPTR | SEX_ADOPTR
    !   | L12       | F1
    !   | L12       | MF
    !   | L12       |
";
