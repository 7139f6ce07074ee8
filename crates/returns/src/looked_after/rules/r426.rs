//! 426: a child has not both kinds of short breaks (V3 and V4) in one year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "426",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child has both kinds of short breaks, V3 and V4, in one year."),
    matters: "V3 is a series with changing carers and V4 one agreed with a single carer. With both, nobody can say which promise this family was given.",
    mend: "Find out which agreement covers the breaks and use its code for all of them.",
    source: "DfE SSDA903 validation rules, 426",
    fields: &[episodes::ls],
    reads: &[episodes::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let has = |status| child.this.episodes.iter().any(|stay| stay.ls.is(status));
    if has(LegalStatus::V3) && has(LegalStatus::V4) {
        points_where(&child.this.episodes, found, is_short_break);
    }
}

const EXAMPLES: &str = "
    one kind only, each
    Episodes | CHILD | LS
             | 1     | V3
             | 1     | V3
             | 2     | V4
             | 2     | C2

    both
    Episodes | LS
    !        | V3
             | C2
    !        | V4
    !        | V3
";
