//! 2888Q: some child has more than one disability.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "2888Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("No child of the return has more than one disability."),
    matters: "Many disabled children have several. Where only one is ever handed on, children with complex needs look like others.",
    mend: "Look whether the export hands on every disability of a child, or only the first.",
    source: "DfE children in need census validation rules, 2888Q",
    fields: &[header::reference_date],
    reads: &[disabilities::disability],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(census: &InNeed, found: &mut Found<'_>) {
    if !census.tally.disabilities.is_empty() && !census.tally.several_disabilities {
        census.tally.point(found);
    }
}

const EXAMPLES: &str = "
    a child with two
    Header | ReferenceDate
           | 2026-03-31
    Disabilities | Child | Disability
                 | 1     | MOB
                 | 1     | LD
                 | 2     | VIS

    children with one each
    Header | ReferenceDate
    !      | 2026-03-31
    Disabilities | Child | Disability
                 | 1     | MOB
                 | 2     | LD
                 | 3     | NONE

    nobody is disabled
    Header | ReferenceDate
           | 2026-03-31
    Disabilities | Child | Disability
                 | 1     | NONE
";
