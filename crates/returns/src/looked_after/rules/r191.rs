//! 191: a child in care all year has answers on vaccinations, teeth, health assessment and substance misuse.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "191",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was in care for the whole year, but vaccinations, dental check, health assessment or substance misuse are not answered.",
    ),
    matters: "These are the checks a parent would see to. A blank leaves it open whether anyone did.",
    mend: "Record the missing answers from the health reviews of the year; where the child has no such record at all, begin one.",
    source: "DfE SSDA903 validation rules, 191",
    fields: &[
        oc2::immunisations,
        oc2::teeth_check,
        oc2::health_assessment,
        oc2::substance_misuse,
        episodes::child,
    ],
    reads: &[
        oc2::child,
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
    let (rows, year) = (&child.this, found.collection());
    let complete = !rows.oc2.is_empty() && !rows.oc2.iter().any(|row| row.lacks_health_items());
    if complete || !rows.throughout(year) {
        return;
    }
    if rows.oc2.is_empty() {
        let first = rows.episodes.iter().find_map(|stay| stay.decom.value());
        points_where(&rows.episodes, found, |stay| {
            first.is_some() && stay.decom.value() == first
        });
    } else {
        points_where(&rows.oc2, found, Oc2::lacks_health_items);
    }
}

const EXAMPLES: &str = "
    all four answered, and a child who came in the year
    Episodes | CHILD | DECOM      | RNE | LS
             | 1     | 01/04/2025 | S   | C2
             | 2     | 02/04/2025 | S   | C2
    OC2 | CHILD | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
        | 1     | 1             | 0           | 1                 | 0
        | 2     |               |             |                   |

    one not answered
    Episodes | DECOM      | RNE | LS
             | 01/04/2025 | S   | C2
    OC2 | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
    !   | 1             | 0           | 1                 |

    no row at all: the first episode
    Episodes | DECOM      | RNE | LS | DEC        | REC
             | 05/09/2025 | P   | C2 |            |
    !        | 01/06/2023 | S   | C2 | 05/09/2025 | X1
    OC2 | CHILD
";
