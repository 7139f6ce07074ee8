//! 227: an episode in a home begins before the home closed.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "227",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode begins on or after the day on which this home closed."),
    matters: "A child cannot move into a home that is closed: they live somewhere that nobody has named.",
    mend: "Check which home the child moved to, and enter its number; or correct the first day of the episode.",
    source: "DfE SSDA903 validation rules, 227",
    fields: &[episodes::urn, episodes::decom],
    reads: &[providers::urn, providers::reg_end],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.episodes, found, |stay| {
        registration(stay)
            .zip(stay.decom.value())
            .is_some_and(|(urn, began)| closed_too_early(child.of, urn, |closed| closed <= began))
    });
}

const EXAMPLES: &str = "
    the day before it closed; a home that is open, or was registered anew
    Providers | URN  | REG_END
              | SC11 | 25/12/2025
              | SC12 |
              | SC13 | 25/12/2025
              | SC13 |
    Episodes | DECOM      | URN
             | 24/12/2025 | SC11
             | 26/12/2025 | SC12
             | 26/12/2025 | SC13

    on the day it closed
    Providers | URN  | REG_END
              | SC11 | 25/12/2025
    Episodes | DECOM      | URN
    !        | 25/12/2025 | SC11
";
