//! 602: details of an adoption are told of children adopted in the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "602",
    level: Error,
    years: 2023..=NOW,
    says: Always("Details of an adoption are given, but no episode of the year ended in adoption."),
    matters: "Counts of adopters are made from these rows and counts of adopted children from episodes; they must be of the same children.",
    mend: "Correct the reason for leaving if the child was adopted; otherwise take the details out until it is.",
    source: "DfE SSDA903 validation rules, 602",
    fields: &[ad1::child],
    reads: &[
        ad1::date_int,
        ad1::date_match,
        ad1::foster_care,
        ad1::nb_adoptr,
        ad1::sex_adoptr,
        ad1::ls_adoptr,
        episodes::dec,
        episodes::rec,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    let mut stays = child.this.episodes.iter();
    if !child.this.ad1.is_empty() && !stays.any(|stay| adopted_in(stay, year)) {
        points_where(&child.this.ad1, found, |row| {
            told_of_adoption(row).contains(&true)
        });
    }
}

const EXAMPLES: &str = "
    adopted on the last day of the year, and a row that tells nothing
    Episodes | CHILD | DEC        | REC
             | 1     | 31/03/2026 | E11
             | 2     | 20/01/2026 | E4A
    AD1      | CHILD | DATE_MATCH
             | 1     | 12/06/2025
             | 2     |

    adopted on the day before the year, left otherwise, and no episode
    Episodes | CHILD | DEC        | REC
             | 1     | 31/03/2025 | E11
             | 2     | 20/01/2026 | E4A
    AD1      | CHILD | DATE_MATCH
    !        | 1     | 12/06/2024
    !        | 2     | 12/06/2025
    !        | 3     | 12/06/2025
";
