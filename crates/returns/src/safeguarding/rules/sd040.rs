//! SD040: a child has one legal status at a time.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD040",
    level: Error,
    years: 2020..=NOW,
    says: Always("The legal status began while another was in force."),
    matters: "It is not sure who has parental responsibility for the child, and the child is counted under two orders.",
    mend: "End the earlier status on the day the later one was made; see that the later one is not a copy.",
    source: "SSDA903: one legal status an episode",
    fields: &[
        legal_statuses::legal_status_start_date,
        legal_statuses::legal_status_end_date,
    ],
    reads: &[legal_statuses::legal_status],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    overlapping(&child.legal_statuses, found, |status| {
        [
            status.legal_status_start_date.value(),
            status.legal_status_end_date.value(),
        ]
    });
}

const EXAMPLES: &str = "
    an interim order, then a full one
    legal_status | legal_status | start_date | end_date
                 | C1           | 10/01/2024 | 10/09/2024
                 | C2           | 10/09/2024 |

    the interim order was never ended
    legal_status | legal_status | start_date | end_date
                 | C1           | 10/01/2024 |
    !            | C2           | 10/09/2024 |
";
