//! 214: short breaks (V3, V4) carry neither the postcode nor the registered number of the placement.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "214",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The placement of a short break is given a postcode or a registered number, which are not asked for.",
    ),
    matters: "Short breaks are counted apart from children in care. An address here makes a weekend look like a child living away from home.",
    mend: "Take out the placement's postcode and URN, or correct the legal status if this was no short break.",
    source: "DfE SSDA903 validation rules, 214",
    fields: &[episodes::pl_post, episodes::urn],
    reads: &[episodes::ls],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        is_short_break(stay) && (stay.pl_post.is_given() || stay.urn.is_given())
    });
}

const EXAMPLES: &str = "
    a short break without them, a foster home with them
    Episodes | LS | PL_POST | URN
             | V3 |         |
             | V4 |         |
             | C2 | M2 3RT  | SC045099

    a short break with one of them
    Episodes | LS | PL_POST | URN
    !        | V3 | M2 3RT  |
    !        | V4 |         | SC045099
";
