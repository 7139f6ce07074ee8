//! 4180: the sex of a child is given by one of the codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4180",
    level: Error,
    years: 2023..=NOW,
    says: From(&[
        (
            2023,
            "The gender is missing or is not one of the codes 0, 1, 2 and 9.",
        ),
        (
            2025,
            "The sex is missing or is not one of the codes M, F and U.",
        ),
    ]),
    matters: "What happens to girls and to boys cannot be told apart where it is missing.",
    mend: "Record the sex in the case system, U where it is not known or the child is not yet born; codes are capitals.",
    source: "DfE children in need census validation rules, 4180",
    fields: &[identifiers::sex, identifiers::gender_current],
    reads: &[],
    needs: Needs::AnyField,
    check: From(&[
        (2023, Check::EachChild(of_gender)),
        (2025, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        !who.sex.is_one_of(CensusSex::LETTERS)
    });
}

/// Until 2023/24 gender was asked in place of sex.
fn of_gender(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        !who.gender_current.is_one_of(CensusSex::NUMBERS)
    });
}

const EXAMPLES: &str = "
    the three codes
    ChildIdentifiers | Sex
                     | M
                     | F
                     | U

    none, a small letter, a code of earlier years, a word
    ChildIdentifiers | Child | Sex
    !                | 1     |
    !                | 2     | f
    !                | 3     | 1
    !                | 4     | Male

    the codes of earlier years (2024)
    ChildIdentifiers | GenderCurrent
                     | 0
                     | 9

    others then (2024)
    ChildIdentifiers | Child | GenderCurrent
    !                | 1     |
    !                | 2     | 3
    !                | 3     | M
";
