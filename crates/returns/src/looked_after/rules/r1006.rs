//! 1006: the kind of a missing episode, where it is given, is M or A.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1006",
    level: Error,
    years: 2023..=NOW,
    says: Always("The kind of episode is neither missing (M) nor away without permission (A)."),
    matters: "A child whose whereabouts nobody knows and a child who is at a friend's against advice need different answers; the figures keep them apart.",
    mend: "Choose missing (M) or away from placement without authorisation (A).",
    source: "DfE SSDA903 validation rules, 1006",
    fields: &[missing::missing],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.missing, found, |row| {
        row.missing.is_unreadable()
    });
}

const EXAMPLES: &str = "
    either code, in capitals or not; a blank is for rules 565 and 566
    Missing | MISSING
            | M
            | a
            |

    a word, and what stands for nothing elsewhere
    Missing | MISSING
    !       | AWAY
    !       | NA
";
