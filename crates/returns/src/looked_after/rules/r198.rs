//! 198: a reason for no strengths and difficulties score is given only of children in care all year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "198",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "A reason for having no strengths and difficulties score is given, but the child was not in care for the whole year.",
    ),
    matters: "No score is asked of this child, so none is missing. The reason would count as a gap where there is none.",
    mend: "Take the reason out; if the child was in care all year, mend the episodes.",
    source: "DfE SSDA903 validation rules, 198",
    fields: &[oc2::sdq_reason],
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
        row.sdq_reason.is_given() && !child.this.throughout(year)
    });
}

const EXAMPLES: &str = "
    a reason for a child in care since the first day, and none for one who came later
    Episodes | CHILD | DECOM      | RNE | LS
             | 1     | 01/04/2025 | S   | C2
             | 2     | 02/04/2025 | S   | C2
    OC2 | CHILD | SDQ_REASON
        | 1     | SDQ2
        | 2     |

    a reason for a child who came a day later, and for one who left a day early
    Episodes | CHILD | DECOM      | RNE | LS | DEC        | REC
             | 2     | 02/04/2025 | S   | C2 |            |
             | 3     | 01/05/2020 | S   | C2 | 30/03/2026 | E8
    OC2 | CHILD | SDQ_REASON
    !   | 2     | SDQ2
    !   | 3     | SDQ1
";
