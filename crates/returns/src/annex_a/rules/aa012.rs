//! AA012: a placement outside names the authority it is in.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA012",
    level: Error,
    years: 2020..=NOW,
    says: Always("The placement is outside the authority and does not say in which it is."),
    matters: "The council in whose area the child lives must know of them, and inspectors visit children who are placed far away.",
    mend: "Record the authority of the placement's postcode.",
    source: "Annex A: list 8",
    fields: &[in_care::location, in_care::authority],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.in_care, found, |row| {
        row.location.code() == Some(Location::Outside) && row.authority.text().is_empty()
    });
}

const EXAMPLES: &str = "
    inside; outside, in Wales
    List 8 | Placement Location | LA of Placement
           | a) In              |
           | b) Out             | WAL - Child placed in Wales

    outside, nobody knows where
    List 8 | Placement Location | LA of Placement
    !      | b) Out             |
";
