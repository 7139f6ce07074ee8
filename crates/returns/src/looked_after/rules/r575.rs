//! 575: a missing episode ends when the placement that the child went missing from has ended.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "575",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The placement from which the child went missing has ended, but the missing episode has not.",
    ),
    matters: "A child with a new placement is somewhere: either they are back and nobody wrote it down, or they are still missing and the placement is on paper only.",
    mend: "Enter the day on which the missing episode ended, no later than the placement; if the child is still missing, record a new episode from the new placement.",
    source: "DfE SSDA903 validation rules, 575",
    fields: &[missing::mis_end],
    reads: &[missing::mis_start, episodes::decom, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.missing, found, |row| {
        let Some(gone) = row.mis_start.value() else {
            return false;
        };
        row.mis_end.is_blank()
            && child.this.episodes.iter().any(|stay| {
                stay.decom.value().is_some_and(|began| began <= gone)
                    && stay.dec.value().is_some_and(|ended| gone <= ended)
            })
    });
}

const EXAMPLES: &str = "
    back again; missing from a placement that is still open
    Episodes | DECOM      | DEC
             | 01/06/2025 | 10/06/2025
             | 10/06/2025 |
    Missing | MIS_START  | MIS_END
            | 08/06/2025 | 09/06/2025
            | 11/06/2025 |

    still missing from a placement that ended, on its last day too
    Episodes | DECOM      | DEC
             | 01/06/2025 | 10/06/2025
             | 12/06/2025 |
    Missing | MIS_START  | MIS_END
    !       | 08/06/2025 |
    !       | 10/06/2025 |
";
