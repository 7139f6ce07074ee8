//! 8790: a child without a disability has no code of one.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8790",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child has no disability (NONE), and has one."),
    matters: "Either a disabled child is not counted as one and may go without what they are due, or a child is counted who has none.",
    mend: "Ask which is true, and take the other out.",
    source: "DfE children in need census validation rules, 8790",
    fields: &[disabilities::disability],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let is_none = |row: &Disabled| row.disability.is(Disability::None);
    if child.disabilities.iter().any(|row| is_none(row)) {
        points_where(&child.disabilities, found, |row| {
            row.disability.is_given() && !is_none(row)
        });
    }
}

const EXAMPLES: &str = "
    the one or the other
    Disabilities | Child | Disability
                 | 1     | NONE
                 | 2     | MOB
                 | 2     | LD

    both: the disability is pointed to
    Disabilities | Child | Disability
                 | 1     | NONE
    !            | 1     | MOB
    !            | 1     | LD
";
