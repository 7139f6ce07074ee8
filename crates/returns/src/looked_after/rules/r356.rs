//! 356: an episode does not end before it begins.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "356",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode ends before it begins."),
    matters: "One of the two days is wrong, so nobody can say where this child was, or for how long.",
    mend: "Correct the day the episode began or the day it ended.",
    source: "DfE SSDA903 validation rules, 356",
    fields: &[episodes::decom],
    reads: &[episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    ends_before_start(&child.this.episodes, found, |stay| {
        [stay.decom.value(), stay.dec.value()]
    });
}

const EXAMPLES: &str = "
    the same day, a later one, none
    Episodes | DECOM      | DEC
             | 02/05/2025 | 02/05/2025
             | 02/05/2025 | 03/05/2025
             | 02/05/2025 |
             |            | 03/05/2025

    the day before
    Episodes | DECOM      | DEC
    !        | 02/05/2025 | 01/05/2025
";
