//! 1002: who has care-leaver details has an episode of care, this year or last.
//!
//! Only two returns are at hand: a young person whose care ended before last year is found without being wrong. The
//! published rule has the same limit.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1002",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Care-leaver details are given, but the young person has no episode of care this year or last.",
    ),
    matters: "Who was never in care is no care leaver; and if they were, a part of their story is missing from the record.",
    mend: "Check whether the care ended before last year: then the row can stay. If there was no care, or the number is wrong, correct the row.",
    source: "DfE SSDA903 validation rules, 1002",
    fields: &[oc3::in_touch, oc3::activ, oc3::accom],
    reads: &[episodes::child, episodes_last::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc3, found, |_| {
        child.this.episodes.is_empty() && child.last.episodes.is_empty()
    });
}

const EXAMPLES: &str = "
    an episode this year, and one last year
    Episodes | CHILD | DECOM
             | 1     | 01/06/2025
    Episodes_last | CHILD | DECOM
                  | 2     | 01/06/2023
    OC3 | CHILD | IN_TOUCH
        | 1     | YES
        | 2     | NO

    none in either
    Episodes | CHILD | DECOM
             | 1     | 01/06/2025
    Episodes_last | CHILD | DECOM
                  | 2     | 01/06/2023
    OC3 | CHILD | IN_TOUCH
    !   | 3     | YES
";
