//! 392d: home and placement have different postcodes, unless the child is placed with their parents (P1).

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "392d",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "Home and placement have the same postcode, but the child is not placed with their parents.",
    ),
    matters: "How far children are moved from home is measured between these two. A distance of nothing hides how far this child really went.",
    mend: "Correct the postcode of the home or of the placement; if the child lives with their parents, the placement is P1.",
    source: "DfE SSDA903 validation rules, 392d",
    fields: &[episodes::home_post, episodes::pl_post, episodes::place],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        let home = stay.home_post.text();
        !home.is_empty()
            && !stay.place.is(PlacementType::P1)
            && same_postcode(home, stay.pl_post.text())
    });
}

const EXAMPLES: &str = "
    another postcode; with parents; none for either
    Episodes | PLACE | HOME_POST | PL_POST
             | U6    | M2 3RT    | M8 5RB
             | P1    | M2 3RT    | M2 3RT
             | U6    |           |
             | U6    | M2 3RT    |

    the same, with a space or without
    Episodes | PLACE | HOME_POST | PL_POST
    !        | U6    | M2 3RT    | M2 3RT
    !        | P2    | M2 3RT    | m23rt
    !        |       | M2 3RT    | M2 3RT
";
