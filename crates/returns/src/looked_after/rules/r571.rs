//! 571: a missing episode ends within the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "571",
    level: Error,
    years: 2023..=NOW,
    says: Always("The day on which the child came back lies outside the year of this return."),
    matters: "An episode that ended before the year was told last year; one that ends after it is still open. Either way a child is counted as gone when they were not.",
    mend: "Correct the day of return; leave out an episode that ended before 1 April, and leave the end blank while the child is away on 31 March.",
    source: "DfE SSDA903 validation rules, 571",
    fields: &[missing::mis_end],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    points_where(&child.this.missing, found, |row| {
        row.mis_end
            .value()
            .is_some_and(|back| back < year.first() || back > year.last())
    });
}

const EXAMPLES: &str = "
    the first and the last day of the year, and still away
    Missing | MIS_START  | MIS_END
            | 30/03/2025 | 01/04/2025
            | 30/03/2026 | 31/03/2026
            | 30/03/2026 |

    the days before and after
    Missing | MIS_START  | MIS_END
    !       | 30/03/2025 | 31/03/2025
    !       | 30/03/2026 | 01/04/2026
";
