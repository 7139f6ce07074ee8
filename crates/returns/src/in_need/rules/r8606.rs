//! 8606: a child is referred no earlier than forty weeks before birth.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8606",
    level: Error,
    years: 2023..=NOW,
    says: Always("The referral is more than 40 weeks before the child was, or is to be, born."),
    matters: "Nobody can be referred before they are expected. One of the dates is wrong, or the referral was of a brother or sister.",
    mend: "Check the date of birth and of the referral, and that the referral is of this child.",
    source: "DfE children in need census validation rules, 8606",
    fields: &[
        details::referral_date,
        identifiers::person_birth_date,
        identifiers::expected_person_birth_date,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let births = child.identifiers.iter().flat_map(|who| {
        [
            who.person_birth_date.day(),
            who.expected_person_birth_date.day(),
        ]
    });
    let Some(last) = births.flatten().max() else {
        return;
    };
    let first = last.plus(-280);
    let referrals = child.referrals().map(|(details, _)| details);
    let is_early = |row: &Details| row.referral_date.day().is_some_and(|day| day < first);
    if point_any(referrals, found, is_early) {
        child.identifiers.iter().for_each(|who| found.at(who));
    }
}

const EXAMPLES: &str = "
    on the day forty weeks before birth, and before the expected day
    ChildIdentifiers | Child | PersonBirthDate | ExpectedPersonBirthDate
                     | 1     | 2025-10-08      |
                     | 2     |                 | 2025-10-08
    CINdetails | Child | CINreferralDate
               | 1     | 2025-01-01
               | 2     | 2025-01-01

    the day before that
    ChildIdentifiers | Child | PersonBirthDate | ExpectedPersonBirthDate
    !                | 1     | 2025-10-08      |
    !                | 2     |                 | 2025-10-08
    CINdetails | Child | CINreferralDate
    !          | 1     | 2024-12-31
    !          | 2     | 2024-12-31
";
