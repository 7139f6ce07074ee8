//! 101: the sex is one of the codes of the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "101",
    level: Error,
    years: 2023..=NOW,
    says: Always("The sex is missing, or is not one of the codes that this year's return takes."),
    matters: "Girls and boys come into care at different ages and for different reasons. A child without a sex is left out of every such comparison.",
    mend: "Choose the sex in the child's record; until 2023/24 it is sent as 1 or 2, since then as M, F or U.",
    source: "DfE SSDA903 validation rules, 101",
    fields: &[header::sex],
    reads: &[],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(until_2024)),
        (2025, Check::EachChild(since_2025)),
    ]),
    examples: EXAMPLES,
};

/// Numbers until 2023/24.
fn until_2024(child: &Child<'_>, found: &mut Found<'_>) {
    const CODES: &[ReturnSex] = &[ReturnSex::FormerMale, ReturnSex::FormerFemale];
    points_where(&child.this.header, found, |row| !row.sex.is_one_of(CODES));
}

/// Letters since 2024/25.
fn since_2025(child: &Child<'_>, found: &mut Found<'_>) {
    const CODES: &[ReturnSex] = &[ReturnSex::Male, ReturnSex::Female, ReturnSex::Unknown];
    points_where(&child.this.header, found, |row| !row.sex.is_one_of(CODES));
}

const EXAMPLES: &str = "
    letters
    Header | SEX
           | M
           | f
           | U

    nothing, a former code, and a word
    Header | SEX
    !      |
    !      | 1
    !      | Female

    numbers, before there were letters (2024)
    Header | SEX
           | 1
           | 2

    letters before their time, and nothing (2024)
    Header | SEX
    !      | F
    !      |
";
