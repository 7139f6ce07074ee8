//! 9013: the letter about the first conference is sent within the year, no earlier than the application to court.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "9013",
    level: Error,
    years: 2027..=NOW,
    says: Always(
        "The letter about the first conference is outside the year, or before the application to court.",
    ),
    matters: "What families are told, and when, is counted from these dates; in another order the time between them is less than nothing.",
    mend: "Correct the date of the letter, or of the application to court.",
    source: "DfE children in need census validation rules, 9013",
    fields: &[pre_proceedings::letter_initial_date],
    reads: &[pre_proceedings::court_application_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for row in child.pre_proceedings() {
        let day = row.letter_initial_date.day();
        let is_early = day.is_some() && day < row.court_application_date.day();
        if is_early || is_outside(&row.letter_initial_date, year) {
            found.at(row);
        }
    }
}

const EXAMPLES: &str = "
    on one day; without the earlier; and none
    PreProceedings | CourtAppDate | LetterInitCPDate
                   | 2026-06-02 | 2026-06-02
                   |            | 2027-03-31
                   | 2026-06-02 |

    the day before; and before and after the year
    PreProceedings | CourtAppDate | LetterInitCPDate
    !              | 2026-06-02 | 2026-06-01
    !              |            | 2026-03-31
    !              | 2026-06-02 | 2027-04-01
";
