//! 8870Q: a conference is planned for a weekday.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8870Q",
    level: Query,
    years: 2023..=NOW,
    says: Always("The conference should be held by a Saturday or Sunday."),
    matters: "The day by which a conference is due is counted in working days. At a weekend it was counted otherwise, and the child waits longer, or seems to.",
    mend: "Count the day again: 15 working days from the strategy discussion.",
    source: "DfE children in need census validation rules, 8870Q",
    fields: &[enquiries::initial_cpc_target],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for enquiry in child.enquiries() {
        if enquiry.initial_cpc_target.day().is_some_and(is_at_weekend) {
            found.at(enquiry);
        }
    }
}

const EXAMPLES: &str = "
    a Friday, a Monday, and none
    Section47 | InitialCPCtarget
              | 2025-05-23
              | 2025-05-26
              |

    a Saturday and a Sunday
    Section47 | InitialCPCtarget
    !         | 2025-05-24
    !         | 2025-05-25
";
