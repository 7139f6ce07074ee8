//! 601: of a child adopted in the year all six things about the adoption are told.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "601",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was adopted in the year, but what is asked about an adoption is missing in part or in whole.",
    ),
    matters: "Adoption is the largest change the return can tell of a child. Without these answers it shows that a child left, but not to whom.",
    mend: "Add a row for the adoption, or what is missing from it: both dates, fostering, and number, sex and status of the adopters.",
    source: "DfE SSDA903 validation rules, 601",
    fields: &[
        episodes::rec,
        ad1::date_int,
        ad1::date_match,
        ad1::foster_care,
        ad1::nb_adoptr,
        ad1::sex_adoptr,
        ad1::ls_adoptr,
    ],
    reads: &[episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    for stay in &child.this.episodes {
        if !adopted_in(stay, year) {
            continue;
        }
        if child.this.ad1.is_empty() {
            found.at(stay);
        }
        for row in &child.this.ad1 {
            if told_of_adoption(row).contains(&false) {
                found.at(row);
                found.at(stay);
            }
        }
    }
}

const EXAMPLES: &str = "
    adopted, and all told; adopted before the year, and nothing told
    Episodes | CHILD | DEC        | REC
             | 1     | 01/04/2025 | E11
             | 2     | 31/03/2025 | E12
    AD1      | CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
             | 1     | 03/02/2024 | 12/06/2024 | 0           | 1         | F1         | L0

    one of the six missing, and no row at all
    Episodes | CHILD | DEC        | REC
    !        | 1     | 31/03/2026 | E11
    !        | 2     | 20/01/2026 | E12
    AD1      | CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
    !        | 1     | 03/02/2024 | 12/06/2024 |             | 1         | F1         | L0
";
