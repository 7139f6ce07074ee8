//! INT09: an unaccompanied child is in the header.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT09",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child in the table of unaccompanied children is not in the header."),
    matters: "A child who came alone, and is cared for by the council, would be counted among neither the unaccompanied nor the looked after.",
    mend: "Add the child to the header, or correct the child's identifier in this row.",
    source: "DfE SSDA903 validation rules, INT09",
    fields: &[uasc::child],
    reads: &[header::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    without_header(child, &child.this.uasc, found);
}

const EXAMPLES: &str = "
    in the header
    Header | CHILD
           | 1
    UASC   | CHILD
           | 1

    not in the header
    Header | CHILD
           | 1
    UASC   | CHILD
    !      | 2
";
