//! 8675Q: an enquiry that is open on the last day has not been so for more than 15 working days.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8675Q",
    level: Query,
    years: 2023..=NOW,
    says: Always(
        "The enquiry needs a conference and has none, and started more than 15 working days before the end of the year.",
    ),
    matters: "A conference should be held within 15 working days of the strategy discussion. A child may be waiting for protection, or the conference was not recorded.",
    mend: "Record the conference, or that none was needed.",
    source: "DfE children in need census validation rules, 8675Q",
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
    let last = child.year(found).last;
    for enquiry in child.enquiries() {
        let start = enquiry.actual_start_date.day();
        if enquiry.date_of_initial_cpc.is_blank()
            && enquiry.icpc_not_required.is_false()
            && start.is_some_and(|day| is_before(day, 15, last))
        {
            found.at(enquiry);
        }
    }
}

const EXAMPLES: &str = "
    15 working days before; not needed; and held
    Section47 | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
              | 2026-03-10         |                  | false
              | 2025-06-02         |                  | true
              | 2025-06-02         | 2025-06-09       | false

    the day before that
    Section47 | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
    !         | 2026-03-09         |                  | false
    !         | 2026-03-09         |                  | 0
";
