//! 144: the legal status is one of the thirteen codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "144",
    level: Error,
    years: 2023..=NOW,
    says: Always("The legal status is not one of the codes of the return."),
    matters: "The legal status is the ground on which the child is kept from home, and who may decide for them follows from it.",
    mend: "Choose the legal status that held during this episode; where it changed, begin a new episode on that day.",
    source: "DfE SSDA903 validation rules, 144",
    fields: &[episodes::ls],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| stay.ls.is_unreadable());
}

const EXAMPLES: &str = "
    a code of the list, in capitals or not, or none
    Episodes | LS
             | C2
             | V2
             | l1
             | 

    a code that was never one, words
    Episodes | LS
    !        | C3
    !        | SECTION 20
";
