//! AA006: a conference that led to a plan has one in list 7.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA006",
    level: Error,
    years: 2020..=NOW,
    says: Always("The conference led to a plan and list 7 has none from about that day."),
    matters: "The conference found the child to be at risk, and list 7 does not show that anybody acts on it.",
    mend: "Record the plan from the day of the conference; where none was decided on, correct the result of the conference.",
    source: "Annex A: lists 5 and 7",
    fields: &[enquiries::plan, enquiries::conference],
    reads: &[plans::start],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let about = Spans::of(child.plans.iter().map(|plan| {
        let start = plan.start.value();
        [
            start.map(|start| start.plus(-31)),
            start.map(|start| start.plus(31)),
        ]
    }));
    points_where(&child.enquiries, found, |row| {
        let held = row.conference.value().is_some_and(|on| about.hold(on));
        row.plan.yes() == Some(true) && !held
    });
}

const EXAMPLES: &str = "
    on the day; no plan came of it
    List 5 | Date of Initial | Result in
           | 05/01/2026      | a) Yes
           | 05/11/2025      | b) No
    List 7 | Plan Start Date
           | 05/01/2026

    a plan of another year
    List 5 | Date of Initial | Result in
    !      | 05/01/2026      | a) Yes
    List 7 | Plan Start Date
           | 05/01/2025
";
