//! AA034: whoever has left care is not in care.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA034",
    level: Query,
    years: 2020..=NOW,
    says: Always("List 8 has the young person in care, and list 9 as having left it."),
    matters: "It is not sure whether the young person is still owed a placement, with reviews and visits, or the help of a care leaver.",
    mend: "End the period of care on its true day; or, while the young person is in care, record them as eligible.",
    source: "Annex A: lists 8 and 9",
    fields: &[leavers::eligibility],
    reads: &[in_care::start, in_care::end],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child
        .in_care
        .iter()
        .any(|row| row.start.is_given() && !row.end.is_given())
    {
        points_where(&child.leavers, found, |row| {
            matches!(
                row.eligibility.code(),
                Some(Eligibility::Relevant | Eligibility::FormerRelevant | Eligibility::Qualifying)
            )
        });
    }
}

const EXAMPLES: &str = "
    left; still in care, and eligible
    List 8 | Child Unique ID | Date Started | Date Ceased
           | 1               | 05/01/2020   | 05/01/2026
           | 2               | 05/01/2020   |
    List 9 | Child Unique ID | Eligibility
           | 1               | b) Former relevant child
           | 2               | Eligible

    both
    List 8 | Date Started | Date Ceased
           | 05/01/2020   |
    List 9 | Eligibility
    !      | b) Former relevant child
";
