//! 185: a strengths and difficulties score is given only of children in care all year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "185",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "A strengths and difficulties score is given, but the child was not in care for the whole year.",
    ),
    matters: "The published average is of children in care for a year. Scores of children who came or left within it would make that group look other than it is.",
    mend: "Take the score out of the return (keep it on the child's file); if the child was in care all year, mend the episodes.",
    source: "DfE SSDA903 validation rules, 185",
    fields: &[oc2::sdq_score],
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
        row.sdq_score.is_given() && !child.this.throughout(year)
    });
}

const EXAMPLES: &str = "
    a child in care since the first day
    Episodes | DECOM      | RNE | LS
             | 01/04/2025 | S   | C2
    OC2 | SDQ_SCORE
        | 14

    no score for a child who came later
    Episodes | DECOM      | RNE | LS
             | 02/04/2025 | S   | C2
    OC2 | SDQ_SCORE
        |

    a score for a child who came a day later, left a day early, had short breaks, or has no episode
    Episodes | CHILD | DECOM      | RNE | LS | DEC        | REC
             | 1     | 02/04/2025 | S   | C2 |            |
             | 2     | 01/05/2020 | S   | C2 | 30/03/2026 | E4A
             | 3     | 01/05/2020 | S   | V4 |            |
    OC2 | CHILD | SDQ_SCORE
    !   | 1     | 14
    !   | 2     | 14
    !   | 3     | 14
    !   | 4     | 14
";
