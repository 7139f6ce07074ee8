//! 9009: the decision to step up, down or out falls within the year, once pre-proceedings have started.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "9009",
    level: Error,
    years: 2027..=NOW,
    says: Always(
        "The decision to step up, down or out is outside the year, or before pre-proceedings started.",
    ),
    matters: "How long families wait for the decision is counted from the start; here it would be less than nothing, or of another year.",
    mend: "Correct the date of the decision, or the start of pre-proceedings.",
    source: "DfE children in need census validation rules, 9009",
    fields: &[pre_proceedings::step_decision_date],
    reads: &[pre_proceedings::start_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for row in child.pre_proceedings() {
        let day = row.step_decision_date.day();
        let is_early = day.is_some() && day < row.start_date.day();
        if is_early || is_outside(&row.step_decision_date, year) {
            found.at(row);
        }
    }
}

const EXAMPLES: &str = "
    on one day; without the earlier; and none
    PreProceedings | PPStartDate | StepDecisionDate
                   | 2026-06-02 | 2026-06-02
                   |            | 2027-03-31
                   | 2026-06-02 |

    the day before; and before and after the year
    PreProceedings | PPStartDate | StepDecisionDate
    !              | 2026-06-02 | 2026-06-01
    !              |            | 2026-03-31
    !              | 2026-06-02 | 2027-04-01
";
