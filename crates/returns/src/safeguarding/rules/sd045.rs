//! SD045: a child is placed in one place at a time.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD045",
    level: Error,
    years: 2020..=NOW,
    says: Always("The placement began while another was open."),
    matters: "The child seems to live in two places, and moves in the year, three or more of which count as unstable, are counted wrongly.",
    mend: "End the earlier placement on the day that the child moved.",
    source: "SSDA903: one placement an episode",
    fields: &[
        placements::cla_placement_start_date,
        placements::cla_placement_end_date,
    ],
    reads: &[placements::cla_placement_type],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    // A hospital or a holiday leaves the placement in being.
    let lasting: Vec<_> = child
        .placements
        .iter()
        .filter(|row| {
            !row.cla_placement_type
                .value()
                .is_some_and(PlacementType::is_temporary)
        })
        .copied()
        .collect();
    overlapping(&lasting, found, |row| {
        [
            row.cla_placement_start_date.value(),
            row.cla_placement_end_date.value(),
        ]
    });
}

const EXAMPLES: &str = "
    moved on a day; in hospital from the second
    cla_placement | placement_type | start_date | end_date
                  | U6             | 10/01/2024 | 10/09/2024
                  | U6             | 10/09/2024 |
                  | T1             | 12/09/2024 | 20/09/2024

    the first was never ended
    cla_placement | placement_type | start_date | end_date
                  | U6             | 10/01/2024 |
    !             | K2             | 10/09/2024 |
";
