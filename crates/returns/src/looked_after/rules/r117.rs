//! 117: a decision about placing for adoption is neither after the year nor after the child left care.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "117",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "A decision about placing the child for adoption is dated after the year, or after the child left care.",
    ),
    matters: "Nobody decides about the placing of a child who is no longer looked after, and what happens next year is counted next year.",
    mend: "Check the days of the decision and the end of care; leave what belongs to the next year for its return.",
    source: "DfE SSDA903 validation rules, 117",
    fields: &[
        placed_adoption::date_placed_ceased,
        placed_adoption::date_placed,
        episodes::dec,
        episodes::rec,
        episodes::decom,
    ],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.placed_adoption.is_empty() {
        return;
    }
    let year_ends = found.collection().last();
    let stay = latest_stay(&child.this.episodes, |stay| !stay.rec.is(CeaseReason::X1));
    let left = stay.and_then(|stay| stay.dec.value());
    let latest = left.map_or(year_ends, |left| left.min(year_ends));
    for row in &child.this.placed_adoption {
        let dates = [row.date_placed.value(), row.date_placed_ceased.value()];
        if dates.into_iter().flatten().any(|date| date > latest) {
            found.at(row);
            if let Some(stay) = stay {
                found.at(stay);
            }
        }
    }
}

const EXAMPLES: &str = "
    on the day that the child left care, and on the last day of the year
    Episodes       | CHILD | DECOM      | DEC        | REC
                   | 1     | 02/05/2025 | 20/01/2026 | E4A
                   | 2     | 02/05/2025 |            |
    PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
                   | 1     | 14/08/2025  | 20/01/2026
                   | 2     | 31/03/2026  |

    on the days after
    Episodes       | CHILD | DECOM      | DEC        | REC
                   | 1     | 02/05/2025 | 09/09/2025 | X1
    !              | 1     | 09/09/2025 | 20/01/2026 | E4A
    !              | 2     | 02/05/2025 |            |
    PlacedAdoption | CHILD | DATE_PLACED | DATE_PLACED_CEASED
    !              | 1     | 14/08/2025  | 21/01/2026
    !              | 2     | 01/04/2026  |

    left care and came back before the decision
    Episodes       | DECOM      | DEC        | REC
                   | 02/05/2025 | 09/09/2025 | E4A
                   | 01/11/2025 |            |
    PlacedAdoption | DATE_PLACED
                   | 20/01/2026

    after the year, with no episode to go by
    PlacedAdoption | DATE_PLACED
    !              | 01/04/2026
";
