//! 546: of a child of 5 or over nothing is said of the health checks of a small child.
//!
//! The words of the rule are about every child of that age; as published it is asked of those in care all year, and
//! 190 finds the others.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "546",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is 5 or over at the end of the year, but an answer on the health checks of small children is given.",
    ),
    matters: "The checks end at 5. Counted on, they would make the care of the small ones look better or worse than it was.",
    mend: "Clear the answer on health checks; where the child is younger, correct the date of birth.",
    source: "DfE SSDA903 validation rules, 546",
    fields: &[oc2::dob, oc2::health_check],
    reads: &[
        episodes::decom,
        episodes::rne,
        episodes::ls,
        episodes::dec,
        episodes::rec,
    ],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let year = found.collection();
    points_where(&child.this.oc2, found, |row| {
        row.health_check.is_given()
            && birthday_by(5, &row.dob, year.last())
            && child.this.throughout(year)
    });
}

const EXAMPLES: &str = "
    nothing said, or 5 only a day after the year
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | HEALTH_CHECK
        | 31/03/2021 |
        | 01/04/2021 | 1

    5 on the last day
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | HEALTH_CHECK
    !   | 31/03/2021 | 1
    !   | 31/03/2021 | 0

    a child who came into care a day after the year began
    Episodes | DECOM      | RNE | LS
             | 02/04/2025 | S   | C2
    OC2 | DOB        | HEALTH_CHECK
        | 31/03/2018 | 1
";
