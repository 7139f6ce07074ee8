//! 520: a married couple of different sexes is a man and a woman.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "520",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The status is that of a married couple of different sexes, but the sex given is another.",
    ),
    matters: "Most children adopted from care go to married couples; a code that says two things at once spoils the largest of the groups.",
    mend: "Give MF as the sex, or L12 where the couple is of the same sex.",
    source: "DfE SSDA903 validation rules, 520",
    fields: &[ad1::ls_adoptr, ad1::sex_adoptr],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    status_without_its_sexes(child, found, AdopterStatus::L11, A_MAN_AND_A_WOMAN);
}

const EXAMPLES: &str = "
    a man and a woman, and two men who are married
    AD1 | LS_ADOPTR | SEX_ADOPTR
        | L11       | MF
        | L12       | MM

    two women, one man, and nothing said
    AD1 | LS_ADOPTR | SEX_ADOPTR
    !   | L11       | FF
    !   | L11       | M1
    !   | L11       |
";
