//! 8750: the sex of an unborn child is not yet known.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8750",
    level: Error,
    years: 2023..=NOW,
    says: From(&[
        (
            2023,
            "The child is not yet born, and the gender is other than 0.",
        ),
        (
            2025,
            "The child is not yet born, and the sex is other than U.",
        ),
    ]),
    matters: "A sex is recorded at birth. One that stands there before says that the child was born and the date of birth is missing, or it is a guess.",
    mend: "Give the date of birth if the child has been born; otherwise record the sex as not known.",
    source: "DfE children in need census validation rules, 8750",
    fields: &[identifiers::sex, identifiers::gender_current],
    reads: &[
        identifiers::person_birth_date,
        identifiers::expected_person_birth_date,
    ],
    needs: Needs::AnyField,
    check: From(&[
        (2023, Check::EachChild(of_gender)),
        (2025, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        is_unborn(who) && !who.sex.is(CensusSex::Unknown)
    });
}

/// Until 2023/24 gender was asked in place of sex.
fn of_gender(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        is_unborn(who) && !who.gender_current.is(CensusSex::FormerUnknown)
    });
}

fn is_unborn(who: &Identifiers) -> bool {
    who.person_birth_date.is_blank() && who.expected_person_birth_date.is_given()
}

const EXAMPLES: &str = "
    not yet born, and born
    ChildIdentifiers | Child | PersonBirthDate | ExpectedPersonBirthDate | Sex
                     | 1     |                 | 2026-05-25              | U
                     | 2     | 2020-05-25      |                         | F

    not yet born, and known; and left out
    ChildIdentifiers | Child | PersonBirthDate | ExpectedPersonBirthDate | Sex
    !                | 1     |                 | 2026-05-25              | F
    !                | 2     |                 | 2026-05-25              |

    by the code of earlier years (2024)
    ChildIdentifiers | Child | PersonBirthDate | ExpectedPersonBirthDate | GenderCurrent
                     | 1     |                 | 2024-05-25              | 0

    known in earlier years (2024)
    ChildIdentifiers | Child | PersonBirthDate | ExpectedPersonBirthDate | GenderCurrent
    !                | 1     |                 | 2024-05-25              | 2
";
