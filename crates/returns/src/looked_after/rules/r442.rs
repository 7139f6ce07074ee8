//! 442: a child in care has a pupil number, or a reason for having none.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "442",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The pupil number is missing, though the child was in care and not on short breaks only.",
    ),
    matters: "School results of children in care are found by this number. A child without one is missing from every figure about learning.",
    mend: "Ask the school or the virtual school for the number; where there is none, enter the reason, UN1 to UN5.",
    source: "DfE SSDA903 validation rules, 442",
    fields: &[header::upn],
    reads: &[episodes::ls],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if had_more_than_breaks(child) {
        points_where(&child.this.header, found, |row| row.upn.is_blank());
    }
}

const EXAMPLES: &str = "
    a number; a reason; short breaks only; no episode
    Header   | CHILD | UPN
             | 1     | A823456789012
             | 2     | UN1
             | 3     |
             | 4     |
    Episodes | CHILD | LS
             | 1     | C2
             | 2     | V2
             | 3     | V3

    neither
    Header   | UPN
    !        |
    Episodes | LS
             | V3
             | C1
";
