//! 631: the kind of an earlier order is one of the codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "631",
    level: Error,
    years: 2023..=NOW,
    says: Always("How the child left care for good before is no code of the list."),
    matters: "An adoption that did not last and a guardianship that did not last call for different help; an unknown code counts as neither.",
    mend: "Choose P1 to P4 for the earlier order, or Z1 if there was none.",
    source: "DfE SSDA903 validation rules, 631",
    fields: &[prev_perm::prev_perm],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.prev_perm, found, |row| {
        row.prev_perm.is_unreadable()
    });
}

const EXAMPLES: &str = "
    a code, in capitals or not, and nothing
    PrevPerm | PREV_PERM
             | P1
             | z1
             |

    no code
    PrevPerm | PREV_PERM
    !        | P5
    !        | Adoption
";
