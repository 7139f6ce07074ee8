//! 187: a child in care all year has neither an adoption nor care-leaver details of that year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "187",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was in care for the whole year and yet has details of an adoption or of leaving care.",
    ),
    matters: "A child cannot still be in care and have left it. Counted on both sides, they swell the adoptions or the care leavers and hide where they really live.",
    mend: "If the child left, close the episode with its date and reason; if not, remove the adoption or care-leaver details.",
    source: "DfE SSDA903 validation rules, 187",
    fields: &[
        ad1::date_int,
        ad1::date_match,
        ad1::foster_care,
        ad1::nb_adoptr,
        ad1::sex_adoptr,
        ad1::ls_adoptr,
        oc3::in_touch,
        oc3::activ,
        oc3::accom,
    ],
    reads: &[
        episodes::decom,
        episodes::rne,
        episodes::ls,
        episodes::dec,
        episodes::rec,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let rows = &child.this;
    if (rows.ad1.is_empty() && rows.oc3.is_empty()) || !rows.throughout(found.collection()) {
        return;
    }
    points_where(&rows.ad1, found, Ad1::tells);
    points_where(&rows.oc3, found, Oc3::tells);
}

const EXAMPLES: &str = "
    a child in care all year, whose rows hold nothing
    Episodes | DECOM      | RNE | LS
             | 01/04/2025 | S   | C2
    AD1 | DATE_INT
        |
    OC3 | IN_TOUCH
        |

    one who was adopted a day before the end
    Episodes | DECOM      | RNE | LS | DEC        | REC
             | 01/06/2023 | S   | E1 | 30/03/2026 | E11
    AD1 | DATE_INT
        | 01/10/2025

    a child in care all year with details of both
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    AD1 | DATE_INT   | LS_ADOPTR
    !   | 01/10/2025 |
    !   |            | L0
    OC3 | IN_TOUCH | ACTIV | ACCOM
    !   | YES      | F2    | U1
";
