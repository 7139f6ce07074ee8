//! 1000: a child who died in care has no care-leaver details, this year or next.
//!
//! Judged on this year's episodes, and on last year's where they were supplied.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1000",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is recorded as having died in care, but has a row of care-leaver details.",
    ),
    matters: "If the child died, the family may be asked how they are getting on. If not, a death is recorded that did not happen.",
    mend: "Remove the care-leaver row; where the child is alive, correct the reason the episode ended.",
    source: "DfE SSDA903 validation rules, 1000",
    fields: &[oc3::in_touch, oc3::activ, oc3::accom],
    reads: &[episodes::rec],
    needs: Needs::AllAnd(&[episodes_last::rec]),
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let rows = &child.this;
    if rows.oc3.is_empty() {
        return;
    }
    let mut stays = rows.episodes.iter().chain(&child.last.episodes);
    if stays.any(|stay| stay.rec.is(CeaseReason::E2)) {
        points_where(&rows.oc3, found, |_| true);
    }
}

const EXAMPLES: &str = "
    a child who went home
    Episodes | DECOM      | REC
             | 01/06/2024 | E4A
    OC3 | IN_TOUCH
        | YES

    one who died, this year or last
    Episodes | CHILD | DECOM      | REC
             | 1     | 01/06/2024 | E2
    Episodes_last | CHILD | DECOM      | REC
                  | 2     | 01/06/2020 | E2
                  | 3     | 01/06/2020 | E3
    OC3 | CHILD | IN_TOUCH
    !   | 1     | YES
    !   | 2     | DIED
        | 3     | YES
";
