//! AA024: the count of referrals is not below what the list shows.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA024",
    level: Error,
    years: 2020..=NOW,
    says: Always(
        "The number of referrals in the last 12 months is lower than list 3 itself shows for the child.",
    ),
    matters: "Families who come back again and again are found by this number: too low a one hides that earlier help did not hold.",
    mend: "Count the referrals of the twelve months before in the case system, those of closed episodes as well, and make the list again.",
    source: "Annex A: list 3: recomputed from the list",
    fields: &[referrals::in_year],
    reads: &[referrals::on],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut days: Vec<Day> = child
        .referrals
        .iter()
        .filter_map(|row| row.on.value())
        .collect();
    days.sort_unstable();
    points_where(&child.referrals, found, |row| {
        let shown = row.on.value().map_or(0, |on| others_in_year(&days, on));
        row.in_year.value().is_some_and(|said| said < shown)
    });
}

const EXAMPLES: &str = "
    as many as the list shows, or more, of which some are older than it
    List 3 | Date of referral | Number of Referrals
           | 05/11/2025 | 0
           | 05/01/2026 | 1
           | 05/02/2026 | 4

    fewer
    List 3 | Date of referral | Number of Referrals
           | 05/11/2025 | 0
    !      | 05/01/2026 | 0
    !      | 05/02/2026 | 1
";
