//! 224: who provides the placement is who runs the home.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "224",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The home with this registration number (URN) is not run by this kind of provider.",
    ),
    matters: "Who profits from the care of children, and who answers for it, is counted from this.",
    mend: "Check in the inspectorate's list who runs the home; correct the provider, or the number.",
    source: "DfE SSDA903 validation rules, 224",
    fields: &[episodes::place_provider],
    reads: &[episodes::urn, providers::urn, providers::provider_codes],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unless_home_fits(child, found, |stay, home| {
        lists(home.provider_codes.text(), as_coded(&stay.place_provider))
    });
}

const EXAMPLES: &str = "
    as listed; no number
    Providers | URN  | PROVIDER_CODES
              | SC11 | PR1,PR2
    Episodes | PLACE_PROVIDER | URN
             | PR2            | SC11
             | PR4            |
             | PR4            | XXXXXXX

    private, where the home is a council's; nobody
    Providers | URN  | PROVIDER_CODES
              | SC11 | PR1,PR2
    Episodes | PLACE_PROVIDER | URN
    !        | PR4            | SC11
    !        |                | SC11
";
