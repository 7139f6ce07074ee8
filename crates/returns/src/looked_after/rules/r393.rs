//! 393: of a girl in care it is said whether she is a mother.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "393",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "It is not said whether this girl is a mother, though she was in care and not on short breaks only.",
    ),
    matters: "A blank is read as no. Girls in care who become mothers often lose sight of help, and sometimes of the baby; they must be counted.",
    mend: "Enter 1 if she has a child of her own, otherwise 0.",
    source: "DfE SSDA903 validation rules, 393",
    fields: &[header::mother],
    reads: &[header::sex, episodes::ls],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(until_2024)),
        (2025, Check::EachChild(since_2025)),
    ]),
    examples: EXAMPLES,
};

/// The sex is a number until 2023/24.
fn until_2024(child: &Child<'_>, found: &mut Found<'_>) {
    girls_unasked(ReturnSex::FormerFemale, child, found);
}

/// The sex is a letter since 2024/25.
fn since_2025(child: &Child<'_>, found: &mut Found<'_>) {
    girls_unasked(ReturnSex::Female, child, found);
}

fn girls_unasked(female: ReturnSex, child: &Child<'_>, found: &mut Found<'_>) {
    if had_more_than_breaks(child) {
        points_where(&child.this.header, found, |row| {
            row.mother.is_blank() && row.sex.is(female)
        });
    }
}

const EXAMPLES: &str = "
    said; a boy; short breaks only; no episode
    Header   | CHILD | SEX | MOTHER
             | 1     | F   | 0
             | 2     | M   |
             | 3     | F   |
             | 4     | F   |
    Episodes | CHILD | LS
             | 1     | C2
             | 2     | C2
             | 3     | V4

    not said, with short breaks and more, and with a status missing
    Header   | CHILD | SEX | MOTHER
    !        | 1     | F   |
    !        | 2     | F   |
    Episodes | CHILD | LS
             | 1     | V3
             | 1     | V2
             | 2     |

    said (2024)
    Header   | SEX | MOTHER
             | 2   | 1
    Episodes | LS
             | C2

    not said (2024)
    Header   | SEX | MOTHER
    !        | 2   |
    Episodes | LS
             | C2
";
