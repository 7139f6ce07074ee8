//! 517: unmarried adopters of different sexes are a man and a woman.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "517",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The status is that of an unmarried couple of different sexes, but the sex given is another.",
    ),
    matters: "Unmarried couples could not always adopt together. Whether they do now is read from these two answers, which must agree.",
    mend: "Give MF as the sex, or the status that the adopters have.",
    source: "DfE SSDA903 validation rules, 517",
    fields: &[ad1::ls_adoptr, ad1::sex_adoptr],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    status_without_its_sexes(child, found, AdopterStatus::L3, A_MAN_AND_A_WOMAN);
}

const EXAMPLES: &str = "
    a man and a woman, and two women of another status
    AD1 | LS_ADOPTR | SEX_ADOPTR
        | L3        | MF
        | L4        | FF

    one woman, two men, and nothing said
    AD1 | LS_ADOPTR | SEX_ADOPTR
    !   | L3        | F1
    !   | L3        | MM
    !   | L3        |
";
