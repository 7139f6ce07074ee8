//! 8794: a child has each disability once.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8794",
    level: Error,
    years: 2023..=NOW,
    says: Always("The same disability stands on the child more than once."),
    matters: "A child with one disability then counts as one with several.",
    mend: "Take out the second, or correct it if another was meant.",
    source: "DfE children in need census validation rules, 8794",
    fields: &[disabilities::disability],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_to_repeats(&child.disabilities, found, |row| row.disability.written());
}

const EXAMPLES: &str = "
    two of them, and one on another child
    Disabilities | Child | Disability
                 | 1     | MOB
                 | 1     | LD
                 | 2     | MOB

    one twice
    Disabilities | Child | Disability
    !            | 1     | MOB
                 | 1     | LD
    !            | 1     | MOB
";
