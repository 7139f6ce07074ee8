//! 387: nobody under fourteen leaves care to live alone.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "387",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The episode is said to end with the child in independent living (E5 or E6), before they were fourteen.",
    ),
    matters: "A child so young cannot live alone. Nobody reading this record would know who looks after them now.",
    mend: "Choose the reason for which care ended, or correct the date of birth.",
    source: "DfE SSDA903 validation rules, 387",
    fields: &[episodes::rec],
    reads: &[header::dob, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    const INDEPENDENT: &[CeaseReason] = &[CeaseReason::E5, CeaseReason::E6];
    left_before_age(14, INDEPENDENT, child, found);
}

const EXAMPLES: &str = "
    on the fourteenth birthday; another reason; no end
    Header   | DOB
             | 12/08/2011
    Episodes | DEC        | REC
             | 12/08/2025 | E5
             | 11/08/2025 | E4A
             |            | E6

    the day before it
    Header   | DOB
             | 12/08/2011
    Episodes | DEC        | REC
    !        | 11/08/2025 | E6
";
