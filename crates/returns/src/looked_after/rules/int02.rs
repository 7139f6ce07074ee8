//! INT02: a child with a decision to place for adoption stands in the header.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT02",
    level: Error,
    years: 2023..=NOW,
    says: Always("This child has a decision to place for adoption but no row in the header."),
    matters: "A child waiting for adopters whose age and background are unknown is missing from every table that shows who waits longest.",
    mend: "Add the child to the header, or correct the identifier: a mistyped one looks like another child.",
    source: "DfE SSDA903 validation rules, INT02",
    fields: &[placed_adoption::child],
    reads: &[header::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.header.is_empty() {
        points_where(&child.this.placed_adoption, found, |_| true);
    }
}

const EXAMPLES: &str = "
    the same child in both
    Header | CHILD
           | 1
    PlacedAdoption | CHILD
                   | 1

    another child in the header
    Header | CHILD
           | 11
    PlacedAdoption | CHILD
    !              | 1
";
