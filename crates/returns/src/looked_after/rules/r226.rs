//! 226: a temporary stay carries no reason for a change of placement.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "226",
    level: Error,
    years: 2023..=NOW,
    says: From(&[
        (
            2023,
            "A reason for the change of placement is not asked for here.",
        ),
        (
            2026,
            "A reason for the change of placement is not asked for around a temporary placement.",
        ),
    ]),
    matters: "A weekend in hospital is no change of home. Counted as one, a steady placement looks like a broken one.",
    mend: "Take the reason out of the temporary episode, and out of the episode before it.",
    source: "DfE SSDA903 validation rules, 226",
    fields: &[episodes::reason_place_change, episodes::place],
    reads: &[episodes::decom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut reason_before = false;
    for stay in &child.this.episodes {
        let reason = stay.reason_place_change.is_given();
        if stay.place.is_one_of(PlacementType::TEMPORARY) && (reason || reason_before) {
            found.at(stay);
        }
        reason_before = reason;
    }
}

const EXAMPLES: &str = "
    a temporary stay between two ordinary ones, with no reason given
    Episodes | DECOM      | PLACE | REASON_PLACE_CHANGE
             | 02/05/2025 | U1    |
             | 19/05/2025 | T1    |
             | 30/05/2025 | U1    | CARPL

    a reason on the stay before it, or on itself
    Episodes | DECOM      | PLACE | REASON_PLACE_CHANGE
             | 02/05/2025 | U1    | CARPL
    !        | 19/05/2025 | T1    |
             | 30/05/2025 | U1    |
    !        | 08/06/2025 | T3    | OTHER
";
