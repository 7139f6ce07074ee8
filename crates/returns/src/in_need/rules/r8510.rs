//! 8510: an identifier belongs to one child.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8510",
    level: Error,
    years: 2023..=NOW,
    says: Always("Another child of the return has the same identifier."),
    matters: "Two histories under one identifier read as one child, or one child is counted twice.",
    mend: "Where it is one child, merge the records; where they are two, one has been given the identifier of the other.",
    source: "DfE children in need census validation rules, 8510",
    fields: &[identifiers::la_child_id],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(census: &InNeed, found: &mut Found<'_>) {
    census.tally.points_to_repeated(found, |known| &known.id);
}

const EXAMPLES: &str = "
    identifiers of their own; and two children without, of whom another rule speaks
    ChildIdentifiers | Child | LAchildID
                     | 1     | 4001
                     | 2     | 4002
                     | 3     |
                     | 4     |

    one for two children
    ChildIdentifiers | Child | LAchildID
    !                | 1     | 4001
                     | 2     | 4002
    !                | 3     | 4001
";
