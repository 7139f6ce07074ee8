//! 8875: a conference is held on a weekday.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8875",
    level: Error,
    years: 2023..=NOW,
    says: Always("The initial conference was on a Saturday or Sunday."),
    matters: "Conferences are not held at weekends. The date is a slip, and with it how long the child waited.",
    mend: "Correct the date from the minutes of the conference.",
    source: "DfE children in need census validation rules, 8875",
    fields: &[enquiries::date_of_initial_cpc],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for enquiry in child.enquiries() {
        if enquiry.date_of_initial_cpc.day().is_some_and(is_at_weekend) {
            found.at(enquiry);
        }
    }
}

const EXAMPLES: &str = "
    a Friday, a Monday, and none
    Section47 | DateOfInitialCPC
              | 2025-05-23
              | 2025-05-26
              |

    a Saturday and a Sunday
    Section47 | DateOfInitialCPC
    !         | 2025-05-24
    !         | 2025-05-25
";
