//! 389: nobody under sixteen moves on to adult social care.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "389",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode is said to end with the child passing to adult social care (E7), before they were sixteen.",
    ),
    matters: "Adult services do not look after children. One who is thought to be with them may be with nobody.",
    mend: "Choose the reason for which care ended, or correct the date of birth.",
    source: "DfE SSDA903 validation rules, 389",
    fields: &[episodes::rec],
    reads: &[header::dob, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    left_before_age(16, &[CeaseReason::E7], child, found);
}

const EXAMPLES: &str = "
    on the sixteenth birthday; another reason; no end
    Header   | DOB
             | 12/08/2009
    Episodes | DEC        | REC
             | 12/08/2025 | E7
             | 11/08/2025 | E8
             |            | E7

    the day before it
    Header   | DOB
             | 12/08/2009
    Episodes | DEC        | REC
    !        | 11/08/2025 | E7
";
