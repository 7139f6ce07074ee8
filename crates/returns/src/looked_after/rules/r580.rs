//! 580: an episode that ends on the 18th birthday of a child missing until then ends for another reason (E8).
//!
//! Doubtful: the rule's words ask it of every child who is missing when care ends; only where both end on the 18th birthday is
//! it known to be asked. We ask it there.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "580",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was missing up to the 18th birthday, but care did not end for the reason that fits (E8).",
    ),
    matters: "A young person nobody could find on turning 18 did not move on to a home or to independence; to count them so would hide what became of them.",
    mend: "Change the reason care ended to E8, or correct the end of the missing episode.",
    source: "DfE SSDA903 validation rules, 580",
    fields: &[episodes::rec],
    reads: &[episodes::dec, missing::dob, missing::mis_end],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.missing.is_empty() {
        return;
    }
    points_where(&child.this.episodes, found, |stay| {
        let Some(ended) = stay.dec.value() else {
            return false;
        };
        !stay.rec.is(CeaseReason::E8)
            && child.this.missing.iter().any(|row| {
                row.mis_end.value() == Some(ended)
                    && row.dob.value().map(|born| born.plus_years(18)) == Some(ended)
            })
    });
}

const EXAMPLES: &str = "
    another reason; missing until the day before
    Episodes | CHILD | DEC        | REC
             | 1     | 01/06/2025 | E8
             | 2     | 01/06/2025 | E5
    Missing | CHILD | DOB        | MIS_END
            | 1     | 01/06/2007 | 01/06/2025
            | 2     | 01/06/2007 | 31/05/2025

    to independence, or for no reason, on that very day
    Episodes | CHILD | DEC        | REC
    !        | 1     | 01/06/2025 | E5
    !        | 2     | 28/02/2026 |
    Missing | CHILD | DOB        | MIS_END
            | 1     | 01/06/2007 | 01/06/2025
            | 2     | 29/02/2008 | 28/02/2026
";
