//! 504: the need stays the same while care goes on: it is the one the child came in with.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "504",
    level: Error,
    years: 2023..=NOW,
    says: Always("The category of need is not that of the episode before, though care went on."),
    matters: "The need tells why this child came into care. Changed on the way, it hides what the family was struggling with when it began.",
    mend: "Use the category of need the child came into care with for every episode until they leave.",
    source: "DfE SSDA903 validation rules, 504",
    fields: &[episodes::cin],
    reads: &[
        episodes::child,
        episodes::decom,
        episodes::dec,
        episodes::rec,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    for [before, stay] in dated(child).array_windows() {
        let went_on = before.rec.is(CeaseReason::X1) && before.dec.value() == stay.decom.value();
        if went_on && stay.cin != before.cin {
            found.at(stay);
        }
    }
}

const EXAMPLES: &str = "
    the same need; another when care began anew, or on another day; none for either
    Episodes | CHILD | DECOM      | DEC        | REC | CIN
             | 1     | 02/05/2025 | 06/06/2025 | X1  | N1
             | 1     | 06/06/2025 | 09/06/2025 | E4A | N1
             | 1     | 09/06/2025 | 10/06/2025 | X1  | N5
             | 1     | 11/06/2025 |            |     | N4
             | 2     | 02/05/2025 | 06/06/2025 | X1  |
             | 2     | 06/06/2025 |            |     |

    another need, or none
    Episodes | DECOM      | DEC        | REC | CIN
             | 02/05/2025 | 06/06/2025 | X1  | N1
    !        | 06/06/2025 | 09/06/2025 | X1  | N5
    !        | 09/06/2025 |            |     |
";
