//! 607: of a girl who left care this year it is said whether she is a mother.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "607",
    level: Error,
    years: 2023..=NOW,
    says: Always("The girl left care this year, and it is not said whether she is a mother."),
    matters: "It is the last return that tells of her. A young mother leaving care needs a place for two, and help that starts before she goes.",
    mend: "Enter 1 if she has a child of her own, otherwise 0.",
    source: "DfE SSDA903 validation rules, 607",
    fields: &[
        header::sex,
        header::mother,
        episodes::dec,
        episodes::rec,
        episodes::ls,
    ],
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
    girls_who_left(ReturnSex::FormerFemale, child, found);
}

/// The sex is a letter since 2024/25.
fn since_2025(child: &Child<'_>, found: &mut Found<'_>) {
    girls_who_left(ReturnSex::Female, child, found);
}

fn girls_who_left(female: ReturnSex, child: &Child<'_>, found: &mut Found<'_>) {
    let unasked = |row: &Entry<'_, Header>| row.mother.is_blank() && row.sex.is(female);
    if !child.this.header.iter().any(unasked) {
        return;
    }
    let (first, last) = (found.collection().first(), found.collection().last());
    points_with_header(child, found, |stay| {
        stay.rec.is_given()
            && !stay.rec.is(CeaseReason::X1)
            && !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS)
            && stay
                .dec
                .value()
                .is_some_and(|ended| first <= ended && ended <= last)
    });
}

const EXAMPLES: &str = "
    said; a boy; a short break; one episode followed by the next; before the year; not ended
    Header   | CHILD | SEX | MOTHER
             | 1     | F   | 0
             | 2     | M   |
             | 3     | F   |
    Episodes | CHILD | DEC        | REC | LS
             | 1     | 11/08/2025 | E4A | C2
             | 2     | 11/08/2025 | E4A | C2
             | 3     | 11/08/2025 | E4A | V4
             | 3     | 12/08/2025 | X1  | V2
             | 3     | 31/03/2025 | E4A | V2
             | 3     |            | E4A | V2

    not said, on the first day of the year or the last
    Header   | CHILD | SEX | MOTHER
    !        | 1     | F   |
    !        | 2     | F   |
    Episodes | CHILD | DEC        | REC | LS
    !        | 1     | 01/04/2025 | E4A | C2
             | 2     | 19/05/2025 | X1  | C2
    !        | 2     | 31/03/2026 | E8  | C2

    said (2024)
    Header   | SEX | MOTHER
             | 2   | 0
    Episodes | DEC        | REC | LS
             | 11/08/2023 | E4A | C2

    not said (2024)
    Header   | SEX | MOTHER
    !        | 2   |
    Episodes | DEC        | REC | LS
    !        | 11/08/2023 | E4A | C2
";
