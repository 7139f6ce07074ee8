//! 8615: an enquiry that led to a conference started no later than it.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8615",
    level: Error,
    years: 2023..=NOW,
    says: Always("There is an initial conference, and the enquiry has no start by that day."),
    matters: "How soon a conference follows an enquiry says how soon a child was protected. Without a start, or with one after the conference, it cannot be said.",
    mend: "Record the day on which the enquiry started, as in the record of the strategy discussion.",
    source: "DfE children in need census validation rules, 8615",
    fields: &[enquiries::actual_start_date, enquiries::date_of_initial_cpc],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for enquiry in child.enquiries() {
        let Some(held) = enquiry.date_of_initial_cpc.day() else {
            continue;
        };
        if enquiry.actual_start_date.day().is_none_or(|day| day > held) {
            found.at(enquiry);
        }
    }
}

const EXAMPLES: &str = "
    on one day; and no conference
    Section47 | S47ActualStartDate | DateOfInitialCPC
              | 2025-06-02         | 2025-06-02
              |                    |

    started the day after, and without a start
    Section47 | S47ActualStartDate | DateOfInitialCPC
    !         | 2025-06-03         | 2025-06-02
    !         |                    | 2025-06-02
";
