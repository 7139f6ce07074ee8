//! 1010: who was in care at the end of last year and has care-leaver details now has an episode this year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1010",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Care-leaver details are given and last year's care was still open at its end, but there is no episode this year.",
    ),
    matters: "Nobody can leave care without an end to it. As it stands the child was in care one day and gone from the record the next.",
    mend: "Record this year's episodes with the date and reason care ended; or correct last year's return.",
    source: "DfE SSDA903 validation rules, 1010",
    fields: &[oc3::in_touch, oc3::activ, oc3::accom],
    reads: &[episodes::child, episodes_last::decom, episodes_last::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.oc3.is_empty() || !child.this.episodes.is_empty() {
        return;
    }
    if begun_last(&child.last.episodes).any(|stay| stay.dec.is_blank()) {
        points_where(&child.this.oc3, found, |_| true);
    }
}

const EXAMPLES: &str = "
    last year's care ended, or goes on this year
    Episodes_last | CHILD | DECOM      | DEC
                  | 1     | 01/06/2023 |
                  | 1     | 01/09/2024 | 28/02/2025
                  | 2     | 01/06/2023 |
    Episodes | CHILD | DECOM      | DEC
             | 2     | 01/06/2023 | 15/09/2025
    OC3 | CHILD | IN_TOUCH
        | 1     | YES
        | 2     | YES

    open at the end of last year, and nothing this year
    Episodes_last | DECOM      | DEC
                  | 01/06/2023 | 01/09/2024
                  | 01/09/2024 |
    Episodes | CHILD
    OC3 | IN_TOUCH
    !   | YES
";
