//! 379: another temporary stay lasts no longer than a week.
//! The public tool passes over stays still open; here they are counted to the end of the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "379",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child is recorded as temporarily elsewhere (T4) for more than seven days."),
    matters: "The code is for a few nights with friends or on a trip. Anything longer is a move that the child had to live through, and is not counted as one.",
    mend: "Record the stay as the placement it is, or correct its dates.",
    source: "DfE SSDA903 validation rules, 379",
    fields: &[episodes::decom, episodes::place],
    reads: &[episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    lasts_longer_than(7, PlacementType::T4, child, found);
}

const EXAMPLES: &str = "
    seven days; longer elsewhere; seven days to the end of the year
    Episodes | DECOM      | DEC        | PLACE
             | 02/05/2025 | 09/05/2025 | T4
             | 09/05/2025 | 24/03/2026 | U4
             | 24/03/2026 |            | T4

    eight days, ended or to the end of the year
    Episodes | DECOM      | DEC        | PLACE
    !        | 02/05/2025 | 10/05/2025 | T4
    !        | 23/03/2026 |            | T4
";
