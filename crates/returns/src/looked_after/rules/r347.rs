//! 347: a care leaver who was not 18 when the year began does not live in a foyer.
//!
//! The published check looks for T, which has not been a code since suitability was added to it; T1 and T2 are
//! meant.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "347",
    level: Error,
    years: 2024..=NOW,
    says: Always(
        "The care leaver was under 18 when the year began, but is recorded as living in a foyer.",
    ),
    matters: "A foyer lets rooms to young adults. A child placed there lives without the care somebody under 18 is owed.",
    mend: "Check the accommodation around the birthday and the date of birth, and correct the one that is wrong.",
    source: "DfE SSDA903 validation rules, 347",
    fields: &[oc3::accom],
    reads: &[oc3::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let first = found.collection().first();
    points_where(&child.this.oc3, found, |row| {
        row.accom
            .is_one_of(&[LeaverAccommodation::T1, LeaverAccommodation::T2])
            && birthday_after(18, &row.dob, first)
    });
}

const EXAMPLES: &str = "
    18 on the first day, somewhere else, or a date that cannot be read
    OC3 | DOB        | ACCOM
        | 01/04/2007 | T1
        | 02/04/2007 | E1
        | soon       | T2

    18 a day later
    OC3 | DOB        | ACCOM
    !   | 02/04/2007 | T1
    !   | 02/04/2007 | T2
";
