//! 8500: a child has an identifier.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8500",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child has no identifier."),
    matters: "Without it nobody can say which child a finding is about, or follow the child from one year to the next.",
    mend: "Look the child up by date of birth and referral, and give the record its identifier.",
    source: "DfE children in need census validation rules, 8500",
    fields: &[identifiers::la_child_id],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.identifiers, found, |who| who.la_child_id.is_blank());
}

const EXAMPLES: &str = "
    given
    ChildIdentifiers | LAchildID
                     | 4001

    none, and a space
    ChildIdentifiers | Child | LAchildID
                     | 1     | 4001
    !                | 2     |
    !                | 3     |
";
