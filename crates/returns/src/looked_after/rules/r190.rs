//! 190: the yearly answers on health and convictions are given only of children in care all year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "190",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Answers on health, convictions or substance misuse are given, but the child was not in care for the whole year.",
    ),
    matters: "These answers are published of children in care for a year, for whom the council had the time to see to them. Others would blur how well it did.",
    mend: "Clear the eight answers in the return; if the child was in care all year, mend the episodes that say otherwise.",
    source: "DfE SSDA903 validation rules, 190",
    fields: &[
        oc2::convicted,
        oc2::health_check,
        oc2::immunisations,
        oc2::teeth_check,
        oc2::health_assessment,
        oc2::substance_misuse,
        oc2::intervention_received,
        oc2::intervention_offered,
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
    let year = found.collection();
    points_where(&child.this.oc2, found, |row| {
        row.items().any(Cell::is_given) && !child.this.throughout(year)
    });
}

const EXAMPLES: &str = "
    a child in care all year, and a blank row of one who was not
    Episodes | CHILD | DECOM      | RNE | LS
             | 1     | 01/04/2025 | S   | C2
             | 2     | 02/04/2025 | S   | C2
    OC2 | CHILD | CONVICTED | TEETH_CHECK
        | 1     | 0         | 1
        | 2     |           |

    answers of a child who came a day after the year began, and of one with no episode
    Episodes | CHILD | DECOM      | RNE | LS
             | 2     | 02/04/2025 | S   | C2
    OC2 | CHILD | CONVICTED | TEETH_CHECK
    !   | 2     |           | 1
    !   | 3     | 0         |
";
