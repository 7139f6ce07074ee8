//! 131: whether the council is in touch with a care leaver is answered with one of the six codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "131",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Whether the council is in touch with the care leaver is missing or is not one of the codes.",
    ),
    matters: "Being in touch is the least a council owes those it brought up. Without an answer the young person counts as neither reached nor lost.",
    mend: "Record YES, NO, DIED, REFU, NREQ or RHOM, as it was around the birthday.",
    source: "DfE SSDA903 validation rules, 131",
    fields: &[oc3::in_touch],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc3, found, |row| row.in_touch.code().is_none());
}

const EXAMPLES: &str = "
    codes of the list, in capitals or not
    OC3 | IN_TOUCH
        | YES
        | rhom
        | NREQ

    none, and what is no code
    OC3 | IN_TOUCH
    !   | 
    !   | Y
    !   | IN TOUCH
";
