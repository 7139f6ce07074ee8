//! 174: no boy has the birth date of a mother's child.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "174",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "A date of birth is given for a child of this young person as a mother, while the sex is male.",
    ),
    matters: "Either the sex is wrong or a father has been entered as a mother: both miscount the young mothers in care, who are few.",
    mend: "Check the sex; if it is right, take out the date, which is asked of mothers only.",
    source: "DfE SSDA903 validation rules, 174",
    fields: &[header::sex, header::mc_dob],
    reads: &[],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(until_2024)),
        (2025, Check::EachChild(since_2025)),
    ]),
    examples: EXAMPLES,
};

/// The sex is a number until 2023/24.
fn until_2024(child: &Child<'_>, found: &mut Found<'_>) {
    boys_with_a_child(ReturnSex::FormerMale, child, found);
}

/// The sex is a letter since 2024/25.
fn since_2025(child: &Child<'_>, found: &mut Found<'_>) {
    boys_with_a_child(ReturnSex::Male, child, found);
}

fn boys_with_a_child(male: ReturnSex, child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |row| {
        row.mc_dob.is_given() && row.sex.is(male)
    });
}

const EXAMPLES: &str = "
    a girl with the date, and a boy without
    Header | SEX | MC_DOB
           | F   | 17/01/2026
           | M   |

    a boy with it
    Header | SEX | MC_DOB
    !      | M   | 17/01/2026

    a girl with the date, and a boy without (2024)
    Header | SEX | MC_DOB
           | 2   | 17/01/2024
           | 1   |

    a boy with it (2024)
    Header | SEX | MC_DOB
    !      | 1   | 17/01/2024
";
