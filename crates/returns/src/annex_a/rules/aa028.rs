//! AA028: the count of placements holds the present one.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA028",
    level: Error,
    years: 2020..=NOW,
    says: Always(
        "The present placement began within the last 12 months and the number of placements in them is nought.",
    ),
    matters: "Moves are counted by this number: nought for a child who moved this year says they are settled when they are not.",
    mend: "Count the placements of the twelve months up to the day of the lists, the present one among them.",
    source: "Annex A: list 8: recomputed from the list",
    fields: &[in_care::placements_in_year, in_care::placement_from],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year_ago = found.today.plus_years(-1);
    points_where(&child.in_care, found, |row| {
        row.placement_from
            .value()
            .is_some_and(|from| from > year_ago)
            && row.placements_in_year.value().is_some_and(|said| said < 1)
    });
}

const EXAMPLES: &str = "
    one this year; none, for two years
    List 8 | Most Recent Placement | Number of Placements
           | 05/01/2026            | 1
           | 05/01/2023            | 0

    none, since January
    List 8 | Most Recent Placement | Number of Placements
    !      | 05/01/2026            | 0
";
