//! SD026: a reason for closing comes with a date, and a date with a reason.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD026",
    level: Error,
    years: 2020..=NOW,
    says: Always("An episode of need is closed with a date and a reason; one of them is missing."),
    matters: "With one missing it is not sure that the work with the child has ended, or nobody can say why it did.",
    mend: "Complete the closure in the case system: the day and the reason; where the case is still open, clear whichever is there.",
    source: "Children in need census: closure date and reason",
    fields: &[need_episodes::close_date, need_episodes::close_reason],
    reads: &[need_episodes::referral_nfa],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.need_episodes, found, |episode| {
        let closed_at_once = episode.referral_nfa.yes() == Some(true);
        !closed_at_once && episode.close_date.is_given() != episode.close_reason.is_given()
    });
}

const EXAMPLES: &str = "
    open; closed; no further action, which needs no reason
    cin_episodes | referral_date | close_date | close_reason | referral_nfa
                 | 10/09/2025    |            |              | N
                 | 10/09/2024    | 10/01/2025 | RC7          | N
                 | 10/09/2023    | 11/09/2023 |              | Y

    a date without a reason, a reason without a date
    cin_episodes | referral_date | close_date | close_reason
    !            | 10/09/2025    | 10/01/2026 |
    !            | 10/09/2024    |            | RC7
";
