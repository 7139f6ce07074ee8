//! 612: a girl of whose child a birth date is given is said to be a mother.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "612",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "A date of birth is given for this girl's own child, but she is not said to be a mother.",
    ),
    matters: "She is counted as having no child, and she and the baby go without what young mothers in care are offered.",
    mend: "Enter 1 for mother if the baby is hers; otherwise take the date out.",
    source: "DfE SSDA903 validation rules, 612",
    fields: &[header::sex, header::mother, header::mc_dob],
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
    girls_with_a_child(ReturnSex::FormerFemale, child, found);
}

/// The sex is a letter since 2024/25.
fn since_2025(child: &Child<'_>, found: &mut Found<'_>) {
    girls_with_a_child(ReturnSex::Female, child, found);
}

fn girls_with_a_child(female: ReturnSex, child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |row| {
        row.mc_dob.is_given()
            && row.sex.is(female)
            && (row.mother.is_blank() || row.mother.is(Flag::No))
    });
}

const EXAMPLES: &str = "
    a mother with the date, a girl without, and a boy (another rule asks about boys)
    Header | SEX | MOTHER | MC_DOB
           | F   | 1      | 17/01/2026
           | F   | 0      |
           | M   |        | 17/01/2026

    no mother, or not said
    Header | SEX | MOTHER | MC_DOB
    !      | F   | 0      | 17/01/2026
    !      | F   |        | 31/02/2026

    a mother (2024)
    Header | SEX | MOTHER | MC_DOB
           | 2   | 1      | 17/01/2024

    no mother (2024)
    Header | SEX | MOTHER | MC_DOB
    !      | 2   | 0      | 17/01/2024
";
