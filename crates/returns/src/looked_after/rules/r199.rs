//! 199: nothing follows an adoption.
//!
//! Looks at this year's episodes and at last year's where they were supplied; an adoption before that is not seen.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "199",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was adopted from care, and this episode begins after the one that ended so.",
    ),
    matters: "An adopted child who comes back into care is a new child to the return, with a new identifier; the same one ties the two families together in every later record.",
    mend: "If the adoption did not happen, correct the reason the earlier episode ended; if the child came back into care, give the new episodes an identifier of their own.",
    source: "DfE SSDA903 validation rules, 199",
    fields: &[episodes::child],
    reads: &[episodes::decom, episodes::rec],
    needs: Needs::AllAnd(&[episodes_last::decom, episodes_last::rec]),
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let years = [&child.last, &child.this];
    let adopted = years
        .into_iter()
        .flat_map(|year| &year.episodes)
        .filter(|stay| stay.rec.is_one_of(&[CeaseReason::E11, CeaseReason::E12]))
        .filter_map(|stay| stay.decom.value())
        .min();
    if let Some(adopted) = adopted {
        points_where(&child.this.episodes, found, |stay| {
            stay.decom.value().is_some_and(|began| began > adopted)
        });
    }
}

const EXAMPLES: &str = "
    the adoption is the last thing that happens
    Episodes | DECOM      | DEC        | REC
             | 01/05/2025 | 01/07/2025 | X1
             | 01/07/2025 | 09/09/2025 | E11

    an episode after it, this year or since last year's; a second adoption
    Episodes_last | CHILD | DECOM      | DEC        | REC
                  | 2     | 01/07/2024 | 09/09/2024 | E12
    Episodes | CHILD | DECOM      | DEC        | REC
             | 1     | 01/07/2025 | 09/09/2025 | E11
    !        | 1     | 10/09/2025 | 12/12/2025 | E12
    !        | 2     | 01/06/2025 |            |
";
