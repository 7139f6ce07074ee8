//! 1580: an identifier of a child is of letters and digits alone.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1580",
    level: Error,
    years: 2025..=NOW,
    says: Always("The child identifier holds a character that is neither letter nor digit."),
    matters: "The identifier joins this year's return to last year's. What is written in two ways is two children there.",
    mend: "Have the export write the identifier without spaces, strokes or hyphens, in this year and every other alike.",
    source: "DfE children in need census validation rules, 1580",
    fields: &[identifiers::la_child_id],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| {
        !who.la_child_id.text().chars().all(char::is_alphanumeric)
    });
}

const EXAMPLES: &str = "
    letters and digits
    ChildIdentifiers | LAchildID
                     | 4001A

    a stroke, a space within
    ChildIdentifiers | LAchildID
    !                | 4001/A
    !                | 40 01
";
