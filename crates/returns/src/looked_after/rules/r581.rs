//! 581: a missing episode begins within an episode of care.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "581",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is said to have gone missing on a day that lies in none of their episodes.",
    ),
    matters: "A child can only be missing from where they were placed; without an episode on that day nobody knows which home should have raised the alarm.",
    mend: "Correct the day on which the child went missing, or the days of the episode.",
    source: "DfE SSDA903 validation rules, 581",
    fields: &[missing::mis_start],
    reads: &[episodes::decom, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.episodes.is_empty() {
        return;
    }
    points_where(&child.this.missing, found, |row| {
        row.mis_start.value().is_some_and(|gone| {
            !child.this.episodes.iter().any(|stay| {
                stay.decom.value().is_some_and(|began| began <= gone)
                    && (stay.dec.is_blank() || stay.dec.value().is_some_and(|ended| gone <= ended))
            })
        })
    });
}

const EXAMPLES: &str = "
    on the first day, the last, and while an episode is open; without a day
    Episodes | DECOM      | DEC
             | 01/06/2025 | 10/06/2025
             | 01/07/2025 |
    Missing | MIS_START
            | 01/06/2025
            | 10/06/2025
            | 05/01/2026
            |

    before the first episode, and between two
    Episodes | DECOM      | DEC
             | 01/06/2025 | 10/06/2025
             | 01/07/2025 |
    Missing | MIS_START
    !       | 31/05/2025
    !       | 11/06/2025
";
