//! 151: of an adoption all six things are told, or none.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "151",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Some of the six things asked about an adoption are given and others are missing.",
    ),
    matters: "An adoption told by half cannot be counted by who adopts nor by how long the child waited, though somebody knew the rest.",
    mend: "Fill in what is missing: both dates, whether the adopters had fostered the child, and their number, sex and status.",
    source: "DfE SSDA903 validation rules, 151",
    fields: &[
        ad1::date_int,
        ad1::date_match,
        ad1::foster_care,
        ad1::nb_adoptr,
        ad1::sex_adoptr,
        ad1::ls_adoptr,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.ad1, found, |row| {
        let told = told_of_adoption(row);
        told.contains(&true) && told.contains(&false)
    });
}

const EXAMPLES: &str = "
    all six, and none
    AD1 | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
        | 03/02/2025 | 12/06/2025 | 0           | 2         | MF         | L11
        |            |            |             |           |            |

    one alone, and five of six
    AD1 | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
    !   | 03/02/2025 |            |             |           |            |
    !   | 03/02/2025 | 12/06/2025 |             | 2         | MF         | L11
";
