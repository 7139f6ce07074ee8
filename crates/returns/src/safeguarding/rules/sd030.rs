//! SD030: a visit to a child in need falls in an episode of need.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD030",
    level: Query,
    years: 2020..=NOW,
    says: Always("No episode of need was open on the day of this visit."),
    matters: "The visit counts for no child in need; or the episode's dates are wrong and the child was worked with longer than is counted.",
    mend: "Correct the date of the visit or the dates of the episode; where work went on after it was closed, open it again.",
    source: "Visits are made under an open episode",
    fields: &[need_visits::cin_visit_date],
    reads: &[need_episodes::referral_date, need_episodes::close_date],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let open = Spans::of(
        child
            .need_episodes
            .iter()
            .map(|row| [row.referral_date.value(), row.close_date.value()]),
    );
    points_where(&child.need_visits, found, |visit| {
        visit
            .cin_visit_date
            .value()
            .is_some_and(|on| !open.hold(on))
    });
}

const EXAMPLES: &str = "
    on the first and the last day
    cin_episodes | referral_date | close_date
                 | 10/01/2025    | 10/09/2025
    cin_visits   | visit_date
                 | 10/01/2025
                 | 10/09/2025

    before and after
    cin_episodes | referral_date | close_date
                 | 10/01/2025    | 10/09/2025
    cin_visits   | visit_date
    !            | 09/01/2025
    !            | 11/09/2025
";
