//! 8540: of a born child whose referral was taken up it is known which disability there is, or that there is none.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8540",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "It is not recorded whether the child has a disability, or the code is none of the list.",
    ),
    matters: "Disabled children are children in need in their own right. Who is not asked is not counted, and may not be offered what they are due.",
    mend: "Record each disability, or NONE where there is none; a code that is not in the list counts for nothing.",
    source: "DfE children in need census validation rules, 8540",
    fields: &[
        disabilities::disability,
        identifiers::person_birth_date,
        details::referral_nfa,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let is_known = |row: &Disabled| row.disability.code().is_some();
    if !child.disabilities.is_empty() && child.disabilities.iter().all(|row| is_known(row)) {
        return;
    }
    let is_born = |who: &Identifiers| who.person_birth_date.is_given();
    let taken_up = child.episodes.iter().any(Episode::is_taken_up);
    if !taken_up || !child.identifiers.iter().any(|who| is_born(who)) {
        return;
    }
    points_where(&child.identifiers, found, is_born);
    points_where(&child.disabilities, found, |row| !is_known(row));
    for (details, episode) in child.referrals() {
        if episode.is_taken_up() {
            found.at(details);
        }
    }
}

const EXAMPLES: &str = "
    a disability, none, not yet born, and no further action
    ChildIdentifiers | Child | PersonBirthDate
                     | 1     | 2015-05-26
                     | 2     | 2015-05-26
                     | 3     |
                     | 4     | 2015-05-26
    Disabilities | Child | Disability
                 | 1     | MOB
                 | 2     | NONE
    CINdetails | Child | ReferralNFA
               | 1     | false
               | 2     | false
               | 3     | false
               | 4     | true

    not recorded; and a code of no list beside one of it, with one of two referrals taken up
    ChildIdentifiers | Child | PersonBirthDate
    !                | 1     | 2015-05-26
    !                | 2     | 2015-05-26
    Disabilities | Child | Disability
                 | 2     | MOB
    !            | 2     | WALK
    CINdetails | Child | CINdetailsID | ReferralNFA
    !          | 1     | 1            | false
    !          | 2     | 1            | 0
               | 2     | 2            | 1
";
