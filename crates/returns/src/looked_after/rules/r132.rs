//! 132: what a care leaver does is one of the codes, or 0 where it is not to be given.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "132",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "What the care leaver does (education, work, neither) is missing or is not one of the codes.",
    ),
    matters: "Whether care leavers find their way into work or study is judged from this answer. A code nobody knows counts as nothing at all.",
    mend: "Record the activity around the birthday by its code; record 0 only where the council is not in touch.",
    source: "DfE SSDA903 validation rules, 132",
    fields: &[oc3::activ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc3, found, |row| row.activ.code().is_none());
}

const EXAMPLES: &str = "
    codes of the list, in capitals or not
    OC3 | ACTIV
        | F1
        | g6
        | 0

    none, and what is no code
    OC3 | ACTIV
    !   | 
    !   | F3
    !   | WORK
    !   | 1
";
