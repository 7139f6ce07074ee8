//! 133: where a care leaver lives is one of the codes with its word on suitability, or 0 where it is not to be
//! given.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "133",
    level: Error,
    years: 2023..=NOW,
    says: Always("Where the care leaver lives is missing or is not one of the codes."),
    matters: "The code tells where a young person sleeps and whether it is fit to live in. Without it one without a home looks like any other.",
    mend: "Record the accommodation by its letter with 1 (suitable) or 2 (not suitable); record 0 only where the council is not in touch.",
    source: "DfE SSDA903 validation rules, 133",
    fields: &[oc3::accom],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.oc3, found, |row| row.accom.code().is_none());
}

const EXAMPLES: &str = "
    codes of the list, in capitals or not
    OC3 | ACCOM
        | B1
        | z2
        | 0

    none, and what is no code
    OC3 | ACCOM
    !   | 
    !   | T
    !   | S1
    !   | X1
";
