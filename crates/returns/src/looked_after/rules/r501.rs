//! 501: an episode begins no earlier than the one before it ended.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "501",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode begins before the previous one ended."),
    matters: "For these days the child is in two places at once, and both are counted and paid for.",
    mend: "Correct the end of the previous episode or the start of this one.",
    source: "DfE SSDA903 validation rules, 501",
    fields: &[episodes::decom, episodes::dec],
    reads: &[episodes::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for [before, stay] in dated(child).array_windows() {
        if stay.decom.value() < before.dec.value() {
            found.at(stay);
        }
    }
}

const EXAMPLES: &str = "
    on the same day; later; after one that is open or whose end cannot be read
    Episodes | CHILD | DECOM      | DEC
             | 1     | 02/05/2025 | 06/06/2025
             | 1     | 06/06/2025 | 09/06/2025
             | 1     | 30/06/2025 |
             | 1     | 02/07/2025 | 31/09/2025
             | 1     | 03/07/2025 |

    the day before; the same start, of which the one that ends first is the earlier
    Episodes | CHILD | DECOM      | DEC
             | 1     | 02/05/2025 | 06/06/2025
    !        | 1     | 05/06/2025 |
    !        | 2     | 02/05/2025 | 09/06/2025
             | 2     | 02/05/2025 | 06/06/2025
";
