//! AA013: a children's home has its number.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA013",
    level: Error,
    years: 2020..=NOW,
    says: Always("The placement is in a children's home and the home's number (URN) is missing."),
    matters: "By its number the home's inspections are found: without it nobody sees that the child lives in a home judged inadequate or closed.",
    mend: "Record the home's number as the register of homes has it; see that the placement is indeed a registered home.",
    source: "Annex A: list 8",
    fields: &[in_care::placement, in_care::urn],
    reads: &[in_care::end],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.in_care, found, |row| {
        matches!(
            row.placement.code(),
            Some(PlacementType::K1 | PlacementType::K2)
        ) && !row.end.is_given()
            && row.urn.text().chars().filter(char::is_ascii_digit).count() < 6
    });
}

const EXAMPLES: &str = "
    with its number; a foster home
    List 8 | Placement Type | URN
           | K2             | SC012345
           | U6             |

    without
    List 8 | Placement Type | URN
    !      | K2             |
";
