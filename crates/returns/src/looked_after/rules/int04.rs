//! INT04: every child with a missing episode stands in the header.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT04",
    level: Error,
    years: 2023..=NOW,
    says: Always("This child has a missing episode but no row in the header."),
    matters: "Without the header nobody knows how old the child is, or that they are looked after at all.",
    mend: "Add the child to the header, or correct the identifier on the missing episode.",
    source: "DfE SSDA903 validation rules, INT04",
    fields: &[missing::child],
    reads: &[header::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.header.is_empty() {
        child.this.missing.iter().for_each(|row| found.at(row));
    }
}

const EXAMPLES: &str = "
    the child is in the header
    Header | CHILD
           | 7
    Missing | CHILD | MIS_START
            | 7     | 01/06/2025

    another child is
    Header | CHILD
           | 7
    Missing | CHILD | MIS_START
    !       | 8     | 01/06/2025
";
