//! 4004: an episode has at most one open child in need plan.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "4004",
    level: Error,
    years: 2023..=NOW,
    says: Always("More than one child in need plan of the episode is open."),
    matters: "Two open plans for one child say that an old one was never ended: the child seems to be helped for longer than they are.",
    mend: "End the plan that no longer runs. All plans of the episode are shown, so that their dates can be compared.",
    source: "DfE children in need census validation rules, 4004",
    fields: &[plans::end_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for episode in &child.episodes {
        let open = episode.plans.iter().filter(|plan| plan.end_date.is_blank());
        if open.count() > 1 {
            episode.plans.iter().for_each(|plan| found.at(plan));
        }
    }
}

const EXAMPLES: &str = "
    one open plan in each of two episodes
    CINplanDates | CINdetailsID | CINPlanStartDate | CINPlanEndDate
                 | 1            | 2025-04-02       | 2025-05-02
                 | 1            | 2025-06-02       |
                 | 2            | 2025-06-02       |

    two of one episode
    CINplanDates | CINdetailsID | CINPlanStartDate | CINPlanEndDate
    !            | 1            | 2025-04-02       |
    !            | 1            | 2025-06-02       |
";
