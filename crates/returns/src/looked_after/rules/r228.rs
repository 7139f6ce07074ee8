//! 228: an episode in a home ends no later than the home closed.
//!
//! An episode that is open is held against the last day of the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "228",
    level: Error,
    years: 2023..=NOW,
    says: Always("The episode goes on after the day on which this home closed."),
    matters: "When a home closes its children move; a child still placed there on paper is somewhere else in truth.",
    mend: "End the episode when the child moved out, and record where they went; or correct the number of the home.",
    source: "DfE SSDA903 validation rules, 228",
    fields: &[episodes::urn, episodes::dec],
    reads: &[providers::urn, providers::reg_end],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = found.collection().last();
    points_where(&child.this.episodes, found, |stay| {
        let ends = if stay.dec.is_blank() {
            Some(last)
        } else {
            stay.dec.value()
        };
        registration(stay)
            .zip(ends)
            .is_some_and(|(urn, ends)| closed_too_early(child.of, urn, |closed| closed < ends))
    });
}

const EXAMPLES: &str = "
    until the day it closed, or the year ends
    Providers | URN  | REG_END
              | SC11 | 25/12/2025
              | SC12 | 31/03/2026
    Episodes | DEC        | URN
             | 25/12/2025 | SC11
             |            | SC12

    a day longer, and still open
    Providers | URN  | REG_END
              | SC11 | 25/12/2025
              | SC12 | 30/03/2026
    Episodes | DEC        | URN
    !        | 26/12/2025 | SC11
    !        |            | SC12
";
