//! 376: a stay elsewhere while the carer is on holiday lasts no longer than three weeks.
//! The public tool passes over stays still open; here they are counted to the end of the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "376",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is recorded as temporarily elsewhere while the carer is on holiday (T3) for more than 21 days.",
    ),
    matters: "After three weeks it is a move, not a holiday. The child has a new home that nobody approved or counted.",
    mend: "Record the stay as the placement it is, or correct its dates.",
    source: "DfE SSDA903 validation rules, 376",
    fields: &[episodes::decom, episodes::place],
    reads: &[episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    lasts_longer_than(21, PlacementType::T3, child, found);
}

const EXAMPLES: &str = "
    21 days; longer elsewhere; no readable end; 21 days to the end of the year
    Episodes | DECOM      | DEC        | PLACE
             | 02/05/2025 | 23/05/2025 | T3
             | 23/05/2025 | 10/03/2026 | U4
             | 23/05/2025 | 31/06/2025 | T3
             | 10/03/2026 |            | T3

    22 days, ended or to the end of the year
    Episodes | DECOM      | DEC        | PLACE
    !        | 02/05/2025 | 24/05/2025 | T3
    !        | 09/03/2026 |            | T3
";
