//! 4014: no child in need plan starts while another is running.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4014",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child in need plan overlaps another of the same child."),
    matters: "A child on two plans at once is counted twice, and each plan seems to last longer than it did.",
    mend: "End the earlier plan on a day before the later one begins, or take out the one that was entered twice.",
    source: "DfE children in need census validation rules, 4014",
    fields: &[plans::start_date, plans::end_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    overlapping_within(child.plans(), found, |plan| {
        let start = plan.start_date.day()?;
        Some((start, plan.end_date.day().unwrap_or(last)))
    });
}

const EXAMPLES: &str = "
    one after the other
    CINplanDates | CINPlanStartDate | CINPlanEndDate
                 | 2025-04-02       | 2025-06-01
                 | 2025-06-02       |

    on the day the other ends, in another episode; and while one is open
    CINplanDates | Child | CINdetailsID | CINPlanStartDate | CINPlanEndDate
    !            | 1     | 1            | 2025-04-02       | 2025-06-02
    !            | 1     | 2            | 2025-06-02       | 2025-07-02
    !            | 2     | 1            | 2025-04-02       |
    !            | 2     | 1            | 2026-03-31       |
";
