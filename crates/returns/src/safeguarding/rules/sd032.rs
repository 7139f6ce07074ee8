//! SD032: a plan follows a conference.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD032",
    level: Query,
    years: 2020..=NOW,
    says: Always(
        "No conference led to this plan: none is named, and none was held in the fortnight before it.",
    ),
    matters: "A plan that no conference decided on has no standing; or the conference was not recorded and is missing from what is counted of conferences.",
    mend: "Record the conference and link the plan to it; for a plan taken over from another council, say so on the plan.",
    source: "Working Together: a conference decides on a plan",
    fields: &[plans::cp_plan_start_date, plans::icpc_id],
    reads: &[
        conferences::icpc_id,
        conferences::icpc_date,
        plans::cp_plan_ola,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let named: HashSet<&str> = child
        .conferences
        .iter()
        .map(|row| row.row().icpc_id.text())
        .collect();
    let held = Spans::of(child.conferences.iter().map(|row| {
        let on = row.icpc_date.value();
        [on, on.map(|on| on.plus(14))]
    }));
    for plan in &child.plans {
        let by_name = !plan.icpc_id.text().is_empty() && named.contains(plan.row().icpc_id.text());
        let by_date = plan
            .cp_plan_start_date
            .value()
            .is_some_and(|start| held.hold(start));
        // Another council's plan began at another council's conference.
        let theirs = plan.cp_plan_ola.yes() == Some(true);
        if !by_name && !by_date && !theirs {
            found.at(plan);
        }
    }
}

const EXAMPLES: &str = "
    by name, by date, and another council's
    initial_cp_conference | icpc_icpc_id | icpc_icpc_date
                          | I1      | 10/01/2024
                          | I2      | 10/01/2025
    cp_plans              | icpc_id | start_date | ola
                          | I1      | 15/03/2024 | N
                          |         | 12/01/2025 | N
                          |         | 12/06/2025 | Y

    months after the last
    initial_cp_conference | icpc_icpc_id | icpc_icpc_date
                          | I1      | 10/01/2025
    cp_plans              | icpc_id | start_date
    !                     |         | 12/06/2025
";
