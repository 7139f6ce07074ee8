//! 2886Q: of at most one child in fifty the sex is not known.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "2886Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("The sex of more than 2 % of the children is not known, unborn children apart."),
    matters: "What happens to girls and to boys cannot be told apart where it is missing.",
    mend: "List the children without it and complete their records; before birth, the expected date of birth says why it is not known.",
    source: "DfE children in need census validation rules, 2886Q",
    fields: &[header::reference_date],
    reads: &[identifiers::sex, identifiers::expected_person_birth_date],
    needs: Needs::All,
    check: From(&[(2023, Check::Whole(of_gender)), (2025, Check::Whole(check))]),
    examples: EXAMPLES,
};

fn check(census: &InNeed, found: &mut Found<'_>) {
    point_if_many(census, census.tally.without_sex, found);
}

/// Until 2023/24 gender was asked in place of sex.
fn of_gender(census: &InNeed, found: &mut Found<'_>) {
    point_if_many(census, census.tally.without_gender, found);
}

fn point_if_many(census: &InNeed, unknown: u32, found: &mut Found<'_>) {
    let all = census.tally.known.len() as u64;
    if u64::from(unknown) * 50 > all {
        census.tally.point(found);
    }
}

const EXAMPLES: &str = "
    known, or of a child not yet born
    Header | ReferenceDate
           | 2026-03-31
    ChildIdentifiers | Child | Sex | ExpectedPersonBirthDate
                     | 1     | F   |
                     | 2     | U   | 2026-05-02

    one of two is not known
    Header | ReferenceDate
    !      | 2026-03-31
    ChildIdentifiers | Child | Sex | ExpectedPersonBirthDate
                     | 1     | F   |
                     | 2     |     |

    gender as it was asked before (2024)
    Header | ReferenceDate
           | 2024-03-31
    ChildIdentifiers | Child | Sex | GenderCurrent
                     | 1     |     | 1

    gender not known (2024)
    Header | ReferenceDate
    !      | 2024-03-31
    ChildIdentifiers | Child | Sex | GenderCurrent
                     | 1     |     | 0
";
