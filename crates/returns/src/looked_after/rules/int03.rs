//! INT03: a child with an episode is in the header.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT03",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode is of a child who is not in the header."),
    matters: "Nobody can say how old this child is or who they are, so they fall out of almost every count of children in care.",
    mend: "Add the child to the header, or correct the child's identifier in this row.",
    source: "DfE SSDA903 validation rules, INT03",
    fields: &[episodes::child],
    reads: &[header::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    without_header(child, &child.this.episodes, found);
}

const EXAMPLES: &str = "
    in the header, whatever the case of the identifier
    Header   | CHILD
             | A1
    Episodes | CHILD
             | a1

    not in the header, and nobody's
    Header   | CHILD
             | A1
    Episodes | CHILD | DECOM
    !        | A2    | 02/05/2025
    !        |       | 02/05/2025
";
