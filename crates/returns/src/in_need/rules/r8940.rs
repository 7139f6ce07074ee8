//! 8940: no child protection plan starts while another is running.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8940",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child protection plan overlaps another of the same child."),
    matters: "A child on two plans at once is counted twice, and which of them keeps the child safe nobody can say.",
    mend: "End the earlier plan before the later begins, or take out the one that was entered twice.",
    source: "DfE children in need census validation rules, 8940",
    fields: &[protection_plans::start_date, protection_plans::end_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    let plans = child.protection_plans().map(|plan| &plan.row);
    overlapping_within(plans, found, |row| {
        let start = row.start_date.day()?;
        Some((start, row.end_date.day().unwrap_or(last)))
    });
}

const EXAMPLES: &str = "
    one after the other
    ChildProtectionPlans | CPPID | CPPstartDate | CPPendDate
                         | 1     | 2024-06-02   | 2025-06-02
                         | 2     | 2025-06-03   |

    on the day the other ends, in another episode; and while one is open
    ChildProtectionPlans | Child | CINdetailsID | CPPID | CPPstartDate | CPPendDate
    !                    | 1     | 1            | 1     | 2024-06-02   | 2025-06-02
    !                    | 1     | 2            | 1     | 2025-06-02   |
    !                    | 2     | 1            | 1     | 2024-06-02   |
    !                    | 2     | 1            | 2     | 2026-03-31   |
";
