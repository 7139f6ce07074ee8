//! 518: unmarried adopters of one sex are two men or two women.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "518",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The status is that of an unmarried couple of the same sex, but the sex given is another.",
    ),
    matters: "How many children find a home with two mothers or two fathers is published every year from these two answers.",
    mend: "Give MM or FF as the sex, or the status that the adopters have.",
    source: "DfE SSDA903 validation rules, 518",
    fields: &[ad1::ls_adoptr, ad1::sex_adoptr],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    status_without_its_sexes(child, found, AdopterStatus::L4, TWO_OF_ONE_SEX);
}

const EXAMPLES: &str = "
    two men, two women
    AD1 | LS_ADOPTR | SEX_ADOPTR
        | L4        | MM
        | L4        | FF

    one man, a man and a woman, and nothing said
    AD1 | LS_ADOPTR | SEX_ADOPTR
    !   | L4        | M1
    !   | L4        | MF
    !   | L4        |
";
