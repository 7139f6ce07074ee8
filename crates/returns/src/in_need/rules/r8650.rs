//! 8650: a primary need is one of the codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8650",
    level: Error,
    years: 2023..=NOW,
    says: Always("The primary need is none of the codes N0 to N9."),
    matters: "For what reasons families come to children's social care cannot be told where the need is not one of the list.",
    mend: "Choose the need from the list, or have the export write its code.",
    source: "DfE children in need census validation rules, 8650",
    fields: &[details::primary_need_code],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for (details, _) in child.referrals() {
        if details.primary_need_code.is_unreadable() {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    the first and the last, and none
    CINdetails | CINdetailsID | PrimaryNeedCode
               | 1            | N0
               | 2            | N9
               | 3            |

    one of no list, and a word
    CINdetails | CINdetailsID | PrimaryNeedCode
    !          | 1            | N10
    !          | 2            | Neglect
";
