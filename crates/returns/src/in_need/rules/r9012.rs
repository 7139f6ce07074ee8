//! 9012: an application to court is made within the year, no earlier than it was decided on.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "9012",
    level: Error,
    years: 2027..=NOW,
    says: Always("The application to court is outside the year, or before the decision on it."),
    matters: "A court is asked after it has been decided to ask. In another order it cannot be told how long a child waited for the court.",
    mend: "Correct the date of the application, or of the decision.",
    source: "DfE children in need census validation rules, 9012",
    fields: &[pre_proceedings::court_application_date],
    reads: &[pre_proceedings::step_decision_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = child.year(found);
    for row in child.pre_proceedings() {
        let day = row.court_application_date.day();
        let is_early = day.is_some() && day < row.step_decision_date.day();
        if is_early || is_outside(&row.court_application_date, year) {
            found.at(row);
        }
    }
}

const EXAMPLES: &str = "
    on one day; without the earlier; and none
    PreProceedings | StepDecisionDate | CourtAppDate
                   | 2026-06-02 | 2026-06-02
                   |            | 2027-03-31
                   | 2026-06-02 |

    the day before; and before and after the year
    PreProceedings | StepDecisionDate | CourtAppDate
    !              | 2026-06-02 | 2026-06-01
    !              |            | 2026-03-31
    !              | 2026-06-02 | 2027-04-01
";
