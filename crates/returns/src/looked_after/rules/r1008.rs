//! 1008: the registration number of a home is one of the list of providers.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1008",
    level: Error,
    years: 2023..=NOW,
    says: Always("The registration number (URN) of the home is not in the list of providers."),
    matters: "The number says which home a child lives in and who inspects it; one that does not exist puts the child in no home that anybody looks after.",
    mend: "Look the home up in the inspectorate's list and correct the number; use XXXXXXX only where a home has none.",
    source: "DfE SSDA903 validation rules, 1008",
    fields: &[episodes::urn],
    reads: &[providers::urn],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    unless_home_fits(child, found, |_, _| true);
}

const EXAMPLES: &str = "
    a home of the list, in capitals or not; no number, and none to be had
    Providers | URN
              | SC999999
              | 1234567
    Episodes | URN
             | sc999999
             | 1234567
             |
             | XXXXXXX

    a digit too few, and six letters for seven
    Providers | URN
              | 1234567
    Episodes | URN
    !        | 123456
    !        | XXXXXX
";
