//! 234: a placement does not end in custody before the child is ten.
//! The public tool asks how old the child was when the placement with that reason began; the reason is about its end, and so
//! the day on which the next episode began is judged here. In force since 2025/26.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "234",
    level: Error,
    years: 2026..=NOW,
    says: Always(
        "The placement is said to have ended because of custody, but the child was not yet ten when the next episode began.",
    ),
    matters: "Nobody under ten can be held for an offence. Such a code tells a story of crime about a child to whom something else happened.",
    mend: "Choose the true reason for the change of placement, or correct the date of birth.",
    source: "DfE SSDA903 validation rules, 234",
    fields: &[episodes::reason_place_change, header::dob],
    reads: &[episodes::decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let stays = &child.this.episodes;
    let begins = |of: &Episode| of.decom.value();
    let ended_in_custody = |stay: &Episode| stay.reason_place_change.is(ChangeReason::Custody);
    if !stays.iter().any(|stay| ended_in_custody(stay)) {
        return;
    }
    let Some(ten) = child.born().map(|born| born.plus_years(10)) else {
        return;
    };
    points_with_header(child, found, |stay| {
        let next = || {
            stays
                .iter()
                .filter_map(|other| begins(other))
                .find(|day| Some(*day) > begins(stay))
        };
        ended_in_custody(stay) && begins(stay).is_some() && next().is_some_and(|next| next < ten)
    });
}

const EXAMPLES: &str = "
    ten on the day of the next episode; no next episode; another reason
    Header   | CHILD | DOB
             | 1     | 19/05/2015
             | 2     | 20/05/2019
             | 3     | 20/05/2019
    Episodes | CHILD | DECOM      | REASON_PLACE_CHANGE
             | 1     | 02/05/2025 | CUSTOD
             | 1     | 19/05/2025 |
             | 2     | 02/05/2025 | CUSTOD
             | 3     | 02/05/2025 | CARPL
             | 3     | 19/05/2025 |

    ten on the day after it
    Header   | DOB
    !        | 20/05/2015
    Episodes | DECOM      | REASON_PLACE_CHANGE
    !        | 02/05/2025 | CUSTOD
             | 19/05/2025 |
";
