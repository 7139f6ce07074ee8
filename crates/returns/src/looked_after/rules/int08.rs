//! INT08: a child with a review is in the header.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT08",
    level: Error,
    years: 2023..=NOW,
    says: Always("The review is of a child who is not in the header."),
    matters: "The review was held for somebody. As long as nobody knows for whom, a child looks as if their plan had not been looked at.",
    mend: "Add the child to the header, or correct the child's identifier in this row.",
    source: "DfE SSDA903 validation rules, INT08",
    fields: &[reviews::child],
    reads: &[header::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    without_header(child, &child.this.reviews, found);
}

const EXAMPLES: &str = "
    in the header
    Header  | CHILD
            | 1
    Reviews | CHILD
            | 1
            | 1

    not in the header
    Header  | CHILD
            | 1
    Reviews | CHILD
    !       | 2
    !       | 2
";
