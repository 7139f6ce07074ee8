//! 4001: no child has an open protection plan and an open child in need plan in one episode.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4001",
    level: Error,
    years: 2023..=NOW,
    says: Always("A child protection plan and a child in need plan are open at the same time."),
    matters: "A child is on one plan or the other. With both open nobody can say which of them the family is working to, and the child is counted twice.",
    mend: "Close the child in need plan on the day the child protection plan began, or the protection plan where it has ended.",
    source: "DfE children in need census validation rules, 4001",
    fields: &[plans::end_date, protection_plans::end_date],
    reads: &[plans::start_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        let is_open = |plan: &PlanDates| plan.start_date.is_given() && plan.end_date.is_blank();
        let open = episode.plans.iter().any(|plan| is_open(plan));
        let protected = episode
            .protection_plans
            .iter()
            .any(|plan| plan.end_date.is_blank());
        if open && protected {
            points_where(&episode.plans, found, is_open);
            for plan in &episode.protection_plans {
                if plan.end_date.is_blank() {
                    found.at(plan);
                }
            }
        }
    }
}

const EXAMPLES: &str = "
    one ended before the other goes on
    CINplanDates | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                 | 1            | 2025-04-02       | 2025-06-02
    ChildProtectionPlans | CINdetailsID | CPPstartDate | CPPendDate
                         | 1            | 2025-06-02   |

    both go on
    CINplanDates | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                 | 1            | 2025-04-02       | 2025-06-02
    !            | 1            | 2025-07-02       |
    ChildProtectionPlans | CINdetailsID | CPPstartDate | CPPendDate
    !                    | 1            | 2025-06-02   |
";
