//! 8770Q: a child of school age has a pupil number, or a reason why not.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "8770Q",
    level: Query,
    years: 2023..=NOW,
    says: From(&[
        (
            2023,
            "The child is six or older and has no pupil number, nor a reason for that age.",
        ),
        (
            2025,
            "The child is of school age and has no pupil number, nor a reason for that age.",
        ),
    ]),
    matters: "The pupil number joins help at home to what becomes of a child at school. That a child is too young (UN1) is no reason at this age.",
    mend: "Ask the school, or the team that keeps pupil numbers, and record the number; else record the reason that is true.",
    source: "DfE children in need census validation rules, 8770Q",
    fields: &[identifiers::upn, identifiers::upn_unknown],
    reads: &[identifiers::person_birth_date, details::referral_nfa],
    needs: Needs::All,
    check: From(&[
        (2023, Check::EachChild(of_six_years)),
        (2025, Check::EachChild(check)),
    ]),
    examples: EXAMPLES,
};

/// The last day of the school year in which they became five.
fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    if let Some(born) = Day::new(last.year() - 6, 8, 31) {
        of_those_born_by(born, child, found);
    }
}

/// Until 2023/24 school age was six years.
fn of_six_years(child: &Child<'_>, found: &mut Found<'_>) {
    let last = child.year(found).last;
    of_those_born_by(last.plus_years(-6), child, found);
}

fn of_those_born_by(latest: Day, child: &Child<'_>, found: &mut Found<'_>) {
    if !child.episodes.iter().any(Episode::is_taken_up) {
        return;
    }
    points_where(&child.identifiers, found, |who| {
        let born = who.person_birth_date.day();
        born.is_some_and(|day| day <= latest) && who.upn.is_blank() && !has_reason(who)
    });
}

/// In capitals or not: another rule asks how codes are written.
fn has_reason(who: &Identifiers) -> bool {
    let written = who.upn_unknown.written();
    let reasons = ["UN2", "UN3", "UN4", "UN5", "UN6", "UN7"];
    reasons
        .iter()
        .any(|reason| written.eq_ignore_ascii_case(reason))
}

const EXAMPLES: &str = "
    too young by a day; with a number; with a reason; and no further action
    ChildIdentifiers | Child | PersonBirthDate | UPN           | UPNunknown
                     | 1     | 2020-09-01      |               | UN1
                     | 2     | 2014-05-26      | H243278544154 |
                     | 3     | 2014-05-26      |               | UN2
                     | 4     | 2014-05-26      |               |
    CINdetails | Child | ReferralNFA
               | 1     | false
               | 2     | false
               | 3     | false
               | 4     | true

    of school age: no reason, or the reason of the youngest
    ChildIdentifiers | Child | PersonBirthDate | UPN | UPNunknown
    !                | 1     | 2020-08-31      |     |
    !                | 2     | 2014-05-26      |     | UN1
    CINdetails | Child | ReferralNFA
               | 1     | false
               | 2     | 0

    six the day after the reference date (2024)
    Header | ReferenceDate
           | 2024-03-31
    ChildIdentifiers | Child | PersonBirthDate | UPN | UPNunknown
                     | 1     | 2018-04-01      |     |
    CINdetails | Child | ReferralNFA
               | 1     | false

    six on it (2024)
    Header | ReferenceDate
           | 2024-03-31
    ChildIdentifiers | Child | PersonBirthDate | UPN | UPNunknown
    !                | 1     | 2018-03-31      |     |
    CINdetails | Child | ReferralNFA
               | 1     | false
";
