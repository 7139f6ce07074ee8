//! SD028: a child has one case worker at a time.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD028",
    level: Query,
    years: 2020..=NOW,
    says: Always("Two case workers hold the child at once."),
    matters: "With two in charge each may think the other is visiting, and the child counts in both caseloads.",
    mend: "End the first worker's involvement on the day of the handover; record a second worker in the role that they have.",
    source: "Every open child has one allocated worker",
    fields: &[
        involvements::professional_role_id,
        involvements::involvement_start_date,
        involvements::involvement_end_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let holding: Vec<_> = child
        .involvements
        .iter()
        .filter(|row| is_case_worker(row.row().professional_role_id.text()))
        .copied()
        .collect();
    overlapping(&holding, found, |row| {
        [
            row.involvement_start_date.value(),
            row.involvement_end_date.value(),
        ]
    });
}

const EXAMPLES: &str = "
    handed over on a day; a reviewing officer beside
    involvements | role_id | start_date | end_date
                 | CW      | 10/01/2025 | 10/09/2025
                 | CW      | 10/09/2025 |
                 | IRO     | 10/03/2025 |

    the first was never ended
    involvements | role_id | start_date | end_date
                 | CW      | 10/01/2025 |
    !            | CW      | 10/09/2025 |
";
