//! 8890: no enquiry starts while another is going on.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8890",
    level: Error,
    years: 2023..=NOW,
    says: Always("The enquiry starts while another of the same episode is going on."),
    matters: "A new worry is looked into within the enquiry that is open. Of two that overlap one was entered twice, and the child is counted twice.",
    mend: "Take out the enquiry that was entered twice, or record the conference of the earlier one, or that none was needed.",
    source: "DfE children in need census validation rules, 8890",
    fields: &[enquiries::actual_start_date, enquiries::date_of_initial_cpc],
    reads: &[enquiries::icpc_not_required],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    for episode in &child.episodes {
        overlapping_within(episode.enquiries.iter(), found, |row| {
            let start = row.actual_start_date.day()?;
            // One that needed no conference ends on a day that is not known: nothing is said to fall within it.
            let end = match row.date_of_initial_cpc.day() {
                Some(held) => held,
                None if row.icpc_not_required.is_true() => start.plus(-1),
                None => last,
            };
            Some((start, end))
        });
    }
}

const EXAMPLES: &str = "
    one after the other; and after one that needed no conference
    Section47 | Child | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
              | 1     | 2025-05-26         | 2025-06-09       | false
              | 1     | 2025-06-10         |                  | false
              | 2     | 2025-05-26         |                  | true
              | 2     | 2025-06-10         |                  | false

    on the day of the conference; while one is open; and entered twice
    Section47 | Child | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
    !         | 1     | 2025-05-26         | 2025-06-09       | false
    !         | 1     | 2025-06-09         |                  | true
    !         | 2     | 2025-05-26         |                  | false
    !         | 2     | 2026-03-31         |                  | true
    !         | 3     | 2025-05-26         |                  | false
    !         | 3     | 2025-05-26         |                  | false
";
