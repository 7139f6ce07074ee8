//! 165: whether a child is a mother is said of every girl in care in the year, and of nobody else.
//!
//! The public tool still looks for the numbers that stood for the sexes until 2023/24; the rule is asked here of
//! the letters and the numbers alike. Short breaks are not care in the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "165",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The answer whether the child is a mother does not fit: it is no 0 or 1, is given where it should not be, or is missing.",
    ),
    matters: "A girl in care who has a baby needs help for two. She is only seen if the question is answered for every girl in care.",
    mend: "For a girl in care in the year record 0 or 1; for boys, and for care leavers not in care in the year, leave the answer blank.",
    source: "DfE SSDA903 validation rules, 165",
    fields: &[
        header::mother,
        header::sex,
        oc3::in_touch,
        oc3::activ,
        oc3::accom,
    ],
    reads: &[episodes::decom, episodes::ls, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let (rows, year) = (&child.this, found.collection());
    let in_care = || {
        rows.episodes
            .iter()
            .any(|stay| touches_year(stay, year) && !stay.ls.is_one_of(LegalStatus::SHORT_BREAKS))
    };
    let is_leaver = || rows.oc3.iter().any(|row| row.tells());
    let mut any = false;
    for row in &rows.header {
        let is_male = row.sex.code().is_some_and(ReturnSex::is_male);
        let is_female = row.sex.code().is_some_and(ReturnSex::is_female);
        let given = row.mother.is_given();
        let at_fault = row.mother.is_unreadable()
            || (is_male && given)
            || (is_female && !given && in_care())
            || (is_female && given && is_leaver() && !in_care());
        if at_fault {
            found.at(row);
            any = true;
        }
    }
    if any {
        points_where(&rows.oc3, found, |_| true);
    }
}

const EXAMPLES: &str = "
    girls in care in the year, a boy, one whose sex is not known, and a girl who left the day before the year
    Header | CHILD | SEX | MOTHER
           | 1     | F   | 0
           | 2     | F   | 1
           | 3     | M   |
           | 4     | U   |
           | 5     | F   |
           | 6     | F   |
    Episodes | CHILD | DECOM      | LS | DEC
             | 1     | 01/06/2023 | C2 | 01/04/2025
             | 2     | 31/03/2026 | C2 |
             | 3     | 01/06/2023 | C2 |
             | 4     | 01/06/2023 | C2 |
             | 5     | 01/06/2023 | C2 | 31/03/2025
             | 6     | 01/06/2023 | V3 |
    OC3 | CHILD | IN_TOUCH
        | 5     | YES

    no code, a boy, a girl in care without an answer, and a care leaver with one
    Header | CHILD | SEX | MOTHER
    !      | 1     | F   | 2
    !      | 2     | M   | 0
    !      | 3     | F   |
    !      | 4     | F   | 0
    Episodes | CHILD | DECOM      | LS | DEC
             | 1     | 01/06/2023 | C2 |
             | 3     | 01/06/2023 | C2 | 01/04/2025
             | 4     | 01/06/2023 | C2 | 31/03/2025
    OC3 | CHILD | IN_TOUCH
    !   | 4     | YES

    the numbers that stood for the sexes (2024)
    Header | CHILD | SEX | MOTHER
    !      | 1     | 1   | 1
           | 2     | 2   | 1
    Episodes | CHILD | DECOM      | LS
             | 2     | 01/06/2022 | C2
    OC3 | CHILD
";
