//! 545: of a child under 5, in care all year, it is said whether the health checks of a small child were done.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "545",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is under 5 at the end of the year and was in care throughout, but it is not said whether their health checks are up to date.",
    ),
    matters: "In these years a late step or a late word can still be helped. The answer shows whether the health visitor has looked.",
    mend: "Record whether the child's health checks are up to date (1) or not (0).",
    source: "DfE SSDA903 validation rules, 545",
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
        row.health_check.is_blank()
            && birthday_after(5, &row.dob, year.last())
            && child.this.throughout(year)
    });
}

const EXAMPLES: &str = "
    answered, or 5 on the last day
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | HEALTH_CHECK
        | 01/04/2021 | 1
        | 31/03/2021 |

    5 a day after it and not answered
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | HEALTH_CHECK
    !   | 01/04/2021 |

    a child who came into care a day after the year began
    Episodes | DECOM      | RNE | LS
             | 02/04/2025 | S   | C2
    OC2 | DOB        | HEALTH_CHECK
        | 01/04/2023 |
";
