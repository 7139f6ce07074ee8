//! 375: a temporary stay in hospital lasts no longer than six weeks.
//! The public tool passes over stays still open; here they are counted to the end of the year, as the rules of unbroken
//! time in one status count.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "375",
    level: Error,
    years: 2023..=NOW,
    says: Always("The child is recorded as temporarily in hospital (T1) for more than 42 days."),
    matters: "After six weeks it is no absence any more, the hospital is where the child lives; and a home kept free so long may be lost.",
    mend: "Record the stay as a placement in hospital (R2) if it is one, or correct its dates.",
    source: "DfE SSDA903 validation rules, 375",
    fields: &[episodes::decom, episodes::place],
    reads: &[episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    lasts_longer_than(42, PlacementType::T1, child, found);
}

const EXAMPLES: &str = "
    42 days; longer elsewhere; no start; 42 days to the end of the year
    Episodes | DECOM      | DEC        | PLACE
             | 02/05/2025 | 13/06/2025 | T1
             | 13/06/2025 | 17/02/2026 | U4
             |            | 13/06/2025 | T1
             | 17/02/2026 |            | T1

    43 days, ended or to the end of the year
    Episodes | DECOM      | DEC        | PLACE
    !        | 02/05/2025 | 14/06/2025 | T1
    !        | 16/02/2026 |            | T1
";
