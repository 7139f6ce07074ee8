//! 8775Q: nobody is helped as a child in need after the age of twenty-five.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8775Q",
    level: Query,
    years: 2023..=NOW,
    says: Always(
        "The person was over 25 before the end of the year, and an episode went on after that birthday.",
    ),
    matters: "Help as a child in need ends at 18, for some care leavers at 25. An older person counts as a child, or an episode was never closed.",
    mend: "Correct the date of birth, or close the episode on the day on which help ended.",
    source: "DfE children in need census validation rules, 8775Q",
    fields: &[identifiers::person_birth_date, details::closure_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let latest = child.year(found).last.plus_years(-25);
    let is_over = |who: &Identifiers| who.person_birth_date.day().is_some_and(|day| day < latest);
    let born = child.identifiers.iter().filter(|who| is_over(who));
    let Some(born) = born.filter_map(|who| who.person_birth_date.day()).min() else {
        return;
    };
    let birthday = born.plus_years(25);
    let referrals = child.referrals().map(|(details, _)| details);
    let went_on = point_any(referrals, found, |row| {
        row.closure_date.is_blank() || row.closure_date.day().is_some_and(|day| day > birthday)
    });
    if went_on {
        points_where(&child.identifiers, found, is_over);
    }
}

const EXAMPLES: &str = "
    25 on the reference date; and closed on the birthday
    ChildIdentifiers | Child | PersonBirthDate
                     | 1     | 2001-03-31
                     | 2     | 2000-06-02
    CINdetails | Child | CINclosureDate
               | 1     |
               | 2     | 2025-06-02

    a day older and open; and closed the day after the birthday
    ChildIdentifiers | Child | PersonBirthDate
    !                | 1     | 2001-03-30
    !                | 2     | 2000-06-02
    CINdetails | Child | CINdetailsID | CINclosureDate
    !          | 1     | 1            |
               | 2     | 1            | 2019-06-02
    !          | 2     | 2            | 2025-06-03
";
