//! 8935: a child has one open child protection plan at most.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8935",
    level: Error,
    years: 2023..=NOW,
    says: Always("More than one child protection plan of the child is open."),
    matters: "A child is on one plan. With two open, the child is counted twice among those protected on the last day.",
    mend: "End the earlier plan, or take out the one that was entered twice.",
    source: "DfE children in need census validation rules, 8935",
    fields: &[protection_plans::end_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let is_open = |plan: &&ProtectionPlan<'_>| plan.end_date.is_blank();
    let open = || child.protection_plans().filter(is_open);
    if open().nth(1).is_some() {
        open().for_each(|plan| found.at(plan));
    }
}

const EXAMPLES: &str = "
    one open
    ChildProtectionPlans | CINdetailsID | CPPID | CPPstartDate | CPPendDate
                         | 1            | 1     | 2024-06-02   | 2025-06-02
                         | 1            | 2     | 2025-09-02   |

    two open, in one episode or in two
    ChildProtectionPlans | Child | CINdetailsID | CPPID | CPPstartDate | CPPendDate
    !                    | 1     | 1            | 1     | 2025-06-02   |
    !                    | 1     | 1            | 2     | 2025-09-02   |
    !                    | 2     | 1            | 1     | 2025-06-02   |
    !                    | 2     | 2            | 1     | 2025-09-02   |
";
