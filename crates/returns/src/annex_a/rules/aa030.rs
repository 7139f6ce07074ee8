//! AA030: a plan was visited since it began.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA030",
    level: Query,
    years: 2020..=NOW,
    says: Always("The last visit or review given for the plan is from before the plan began."),
    matters: "The plan has perhaps not been visited or reviewed at all, and shows a date that looks as if it had.",
    mend: "Record the latest visit and review under this plan, and leave them blank where there was none yet.",
    source: "Annex A: list 7",
    fields: &[plans::start, plans::last_visit, plans::last_review],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.plans, found, |row| {
        let start = row.start.value();
        [row.last_visit.value(), row.last_review.value()]
            .into_iter()
            .any(|on| on.is_some() && on < start)
    });
}

const EXAMPLES: &str = "
    since, and not yet
    List 7 | Plan Start Date | Last Statutory Visit | latest review
           | 05/01/2026      | 19/03/2026           | 31/03/2026
           | 27/03/2026      |                      |

    before
    List 7 | Plan Start Date | Last Statutory Visit | latest review
    !      | 05/01/2026      | 19/12/2025           |
    !      | 06/01/2026      |                      | 19/12/2025
";
