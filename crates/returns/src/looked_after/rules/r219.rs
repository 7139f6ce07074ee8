//! 219: the kind of placement is one that the home is registered for.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "219",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The home with this registration number (URN) is not registered for this kind of placement.",
    ),
    matters: "A child in a home that is not registered for them is in an unlawful placement, unless the number or the kind is a mistake.",
    mend: "Check the number against the inspectorate's list and the kind of placement against the child's plan.",
    source: "DfE SSDA903 validation rules, 219",
    fields: &[episodes::urn, episodes::place],
    reads: &[providers::urn, providers::place_codes],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unless_home_fits(child, found, |stay, home| {
        lists(home.place_codes.text(), as_coded(&stay.place))
    });
}

const EXAMPLES: &str = "
    a kind of the home's, on any of its rows; no number
    Providers | URN  | PLACE_CODES
              | SC11 | K1,K2
              | SC11 | R3
    Episodes | PLACE | URN
             | K2    | SC11
             | R3    | sc11
             | U6    |
             | U6    | XXXXXXX

    another kind, no kind, and a home that is not listed
    Providers | URN  | PLACE_CODES
              | SC11 | K1,K2
    Episodes | PLACE | URN
    !        | K3    | SC11
    !        |       | SC11
    !        | K2    | SC12
";
