//! 8740: an enquiry that still needs its conference started within the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8740",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The enquiry needs a conference and has none, and did not start within the year of the return.",
    ),
    matters: "A conference follows within 15 working days. One outstanding since before the year was held and not recorded, or a child was left without protection.",
    mend: "Record the conference, or that none was needed, or the right start of the enquiry.",
    source: "DfE children in need census validation rules, 8740",
    fields: &[
        enquiries::actual_start_date,
        enquiries::date_of_initial_cpc,
        enquiries::icpc_not_required,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for enquiry in child.enquiries() {
        let start = enquiry.actual_start_date.day();
        if enquiry.date_of_initial_cpc.is_blank()
            && enquiry.icpc_not_required.is_false()
            && !start.is_some_and(|day| year.contains(day))
        {
            found.at(enquiry);
        }
    }
}

const EXAMPLES: &str = "
    the first day of the year; not needed; and held
    Section47 | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
              | 2025-04-01         |                  | false
              | 2025-03-31         |                  | 1
              | 2025-03-31         | 2025-04-07       | 0

    the day before, however no is written, and no start
    Section47 | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
    !         | 2025-03-31         |                  | false
    !         | 2025-03-31         |                  | 0
    !         |                    |                  | false
";
