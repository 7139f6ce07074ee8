//! 114: whether the adopters had fostered the child is answered with no (0) or yes (1).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "114",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Whether the adopters were already the foster carers of the child is answered with something other than 0 or 1.",
    ),
    matters: "A child adopted by the foster carers does not move house to get a family; those children are counted apart.",
    mend: "Give 1 where the adopters were fostering the child when the adoption was decided, and 0 where they were not.",
    source: "DfE SSDA903 validation rules, 114",
    fields: &[ad1::foster_care],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.ad1, found, |row| {
        row.foster_care.is_unreadable()
    });
}

const EXAMPLES: &str = "
    no, yes, and nothing at all
    AD1 | FOSTER_CARE
        | 0
        | 1
        |

    any other answer
    AD1 | FOSTER_CARE
    !   | 2
    !   | Y
";
