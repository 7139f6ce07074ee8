//! AA023: a child is referred once a day.

use std::collections::HashMap;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA023",
    level: Query,
    years: 2020..=NOW,
    says: Always("The child has two referrals on this day: one of them may be a copy."),
    matters: "A copied referral counts twice, and makes a family look as if it had been referred again.",
    mend: "Look at both; take out the copy, or leave them if two people did refer the child on that day.",
    source: "Annex A: list 3",
    fields: &[referrals::on],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut times: HashMap<Day, u32> = HashMap::new();
    for on in child.referrals.iter().filter_map(|row| row.on.value()) {
        *times.entry(on).or_default() += 1;
    }
    points_where(&child.referrals, found, |row| {
        row.on
            .value()
            .and_then(|on| times.get(&on))
            .is_some_and(|times| *times > 1)
    });
}

const EXAMPLES: &str = "
    on two days
    List 3 | Date of referral
           | 05/01/2026
           | 06/01/2026

    twice on one day
    List 3 | Date of referral
    !      | 05/01/2026
    !      | 05/01/2026
";
