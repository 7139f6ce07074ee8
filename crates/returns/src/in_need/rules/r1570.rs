//! 1570: an identifier of a child has at most 20 characters.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1570",
    level: Error,
    years: 2025..=NOW,
    says: Always("The child identifier is longer than 20 characters."),
    matters: "A longer identifier is cut off on the way, and two children may become one.",
    mend: "Have the export write the identifier of the case system without anything added to it.",
    source: "DfE children in need census validation rules, 1570",
    fields: &[identifiers::la_child_id],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        who.la_child_id.text().chars().count() > 20
    });
}

const EXAMPLES: &str = "
    twenty characters
    ChildIdentifiers | LAchildID
                     | ABCDEFGHIJ0123456789

    twenty-one
    ChildIdentifiers | LAchildID
    !                | ABCDEFGHIJ01234567890
";
