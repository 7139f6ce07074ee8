//! 565: a day on which a child went missing has its kind.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "565",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was away from a day on, but not whether missing or away without permission.",
    ),
    matters: "Without the kind, a child nobody could find is counted together with one who was known to be safe, or not at all.",
    mend: "Say whether the child was missing (M) or away without authorisation (A).",
    source: "DfE SSDA903 validation rules, 565",
    fields: &[missing::missing, missing::mis_start],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.missing, found, |row| {
        row.mis_start.is_given() && row.missing.is_blank()
    });
}

const EXAMPLES: &str = "
    a day with a kind, and neither
    Missing | MISSING | MIS_START
            | A       | 07/07/2025
            |         |

    a day without a kind
    Missing | MISSING | MIS_START
    !       |         | 07/07/2025
";
