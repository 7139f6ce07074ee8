//! SD036: a conference that decided on a plan has one.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD036",
    level: Error,
    years: 2020..=NOW,
    says: Always("The conference decided on a plan and there is none."),
    matters: "The conference found the child to be at risk, and no plan shows that anybody acts on it.",
    mend: "Record the plan from the day of the conference; where none was decided on, correct the outcome.",
    source: "Working Together: a plan begins with the conference that decides on it",
    fields: &[conferences::icpc_outcome_cp_flag, conferences::icpc_date],
    reads: &[
        conferences::icpc_id,
        plans::icpc_id,
        plans::cp_plan_start_date,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let named: HashSet<&str> = child
        .plans
        .iter()
        .map(|plan| plan.row().icpc_id.text())
        .collect();
    // From a month before, should the plan be dated by the decision before the meeting.
    let about = Spans::of(child.plans.iter().map(|plan| {
        let start = plan.cp_plan_start_date.value();
        [
            start.map(|start| start.plus(-31)),
            start.map(|start| start.plus(31)),
        ]
    }));
    for conference in &child.conferences {
        let decided = conference.icpc_outcome_cp_flag.yes() == Some(true);
        let by_name = !conference.icpc_id.text().is_empty()
            && named.contains(conference.row().icpc_id.text());
        let by_date = conference
            .icpc_date
            .value()
            .is_some_and(|on| about.hold(on));
        if decided && !by_name && !by_date {
            found.at(conference);
        }
    }
}

const EXAMPLES: &str = "
    a plan that names it; a plan of the same day; no plan decided
    initial_cp_conference | icpc_icpc_id | icpc_icpc_date  | cp_flag
                          | I1      | 10/01/2024 | Y
                          | I2      | 10/01/2025 | Y
                          | I3      | 10/08/2025 | N
    cp_plans              | icpc_id | start_date
                          | I1      | 15/03/2024
                          |         | 10/01/2025

    decided, and no plan
    initial_cp_conference | icpc_icpc_id | icpc_icpc_date  | cp_flag
    !                     | I1      | 10/01/2025 | Y
";
