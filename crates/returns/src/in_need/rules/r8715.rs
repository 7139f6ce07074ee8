//! 8715: the conference of an enquiry was held within the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8715",
    level: Error,
    years: 2023..=NOW,
    says: Always("The initial conference of the enquiry is outside the year of the return."),
    matters: "The return counts the conferences of one year. One held earlier is counted twice, one held later has not been yet.",
    mend: "Leave an enquiry out whose conference was before the year; leave the date blank where it came after it.",
    source: "DfE children in need census validation rules, 8715",
    fields: &[enquiries::date_of_initial_cpc],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for enquiry in child.enquiries() {
        if is_outside(&enquiry.date_of_initial_cpc, year) {
            found.at(enquiry);
        }
    }
}

const EXAMPLES: &str = "
    the first and the last day of the year, and none
    Section47 | S47ActualStartDate | DateOfInitialCPC
              | 2025-03-24         | 2025-04-01
              | 2026-03-23         | 2026-03-31
              | 2026-03-23         |

    the days before and after, and a day that stands for none
    Section47 | S47ActualStartDate | DateOfInitialCPC
    !         | 2025-03-24         | 2025-03-31
    !         | 2026-03-23         | 2026-04-01
    !         | 2026-03-23         | 9999-12-31
";
