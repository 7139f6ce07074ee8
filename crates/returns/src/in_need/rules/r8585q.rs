//! 8585Q: a child whose episode was closed because of death has a date of death.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8585Q",
    level: Query,
    years: 2023..=NOW,
    says: Always(
        "The episode was closed because the child died (RC2), and there is no date of death.",
    ),
    matters: "The death of a child in need is looked into and counted. Without a date it cannot be placed in a year.",
    mend: "Record the date of death, or correct the reason for closure.",
    source: "DfE children in need census validation rules, 8585Q",
    fields: &[details::reason_for_closure, identifiers::person_death_date],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child
        .identifiers
        .iter()
        .any(|who| who.person_death_date.is_given())
    {
        return;
    }
    let referrals = child.referrals().map(|(details, _)| details);
    if point_any(referrals, found, |row| {
        row.reason_for_closure.is(CloseReason::RC2)
    }) {
        child.identifiers.iter().for_each(|who| found.at(who));
    }
}

const EXAMPLES: &str = "
    with the date; and closed for another reason
    ChildIdentifiers | Child | PersonDeathDate
                     | 1     | 2025-06-02
                     | 2     |
    CINdetails | Child | ReasonForClosure
               | 1     | RC2
               | 2     | RC7

    without it
    ChildIdentifiers | PersonDeathDate
    !                |
    CINdetails | CINdetailsID | ReasonForClosure
               | 1            | RC7
    !          | 2            | RC2
";
