//! INT32: a child stands in the header once.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT32",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child stands in the header more than once."),
    matters: "The child would be counted twice, and where the rows differ nobody can tell which is true.",
    mend: "Keep the row that is right and take the others out; two children need two identifiers.",
    source: "DfE SSDA903 validation rules, INT32",
    fields: &[header::child],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    more_than_one(&child.this.header, found);
}

const EXAMPLES: &str = "
    once each; rows of nobody
    Header | CHILD
           | 1
           | 2
           |
           |

    twice, whatever the case
    Header | CHILD
    !      | A1
           | A2
    !      | a1
";
