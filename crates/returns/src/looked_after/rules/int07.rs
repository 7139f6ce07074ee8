//! INT07: a child with an earlier order is in the header.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT07",
    level: Error,
    years: 2023..=NOW,
    says: Always("The earlier adoption or guardianship is of a child who is not in the header."),
    matters: "A family that did not last is told of a child whom nobody can find; it will be counted for no one.",
    mend: "Add the child to the header, or correct the child's identifier in this row.",
    source: "DfE SSDA903 validation rules, INT07",
    fields: &[prev_perm::child],
    reads: &[header::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    without_header(child, &child.this.prev_perm, found);
}

const EXAMPLES: &str = "
    in the header
    Header   | CHILD
             | 1
    PrevPerm | CHILD
             | 1

    not in the header
    Header   | CHILD
             | 1
    PrevPerm | CHILD
    !        | 2
";
