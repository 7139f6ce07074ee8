//! 566: a day on which a child came back has the kind of episode that it ends.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "566",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child came back on a day, but it is not said whether they had been missing or away without permission.",
    ),
    matters: "An ending that belongs to no kind of episode cannot be counted, and may hide that a child was gone at all.",
    mend: "Say whether the child was missing (M) or away without authorisation (A), or take out the day of return.",
    source: "DfE SSDA903 validation rules, 566",
    fields: &[missing::missing, missing::mis_end],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.missing, found, |row| {
        row.mis_end.is_given() && row.missing.is_blank()
    });
}

const EXAMPLES: &str = "
    a return from an episode of a kind, and neither
    Missing | MISSING | MIS_END
            | M       | 09/07/2025
            |         |

    a return from nothing
    Missing | MISSING | MIS_END
    !       |         | 09/07/2025
";
