//! 543: of a child of 10 or over, in care all year, it is said whether they were convicted.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "543",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is 10 or over at the end of the year and was in care throughout, but convictions are not answered.",
    ),
    matters: "Whether children in care are drawn into crime more than others is known only if the answer is there for each of them.",
    mend: "Record whether the child was convicted in the year (1) or not (0).",
    source: "DfE SSDA903 validation rules, 543",
    fields: &[oc2::dob, oc2::convicted],
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
        row.convicted.is_blank()
            && birthday_by(10, &row.dob, year.last())
            && child.this.throughout(year)
    });
}

const EXAMPLES: &str = "
    answered, or 10 only a day after the year
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | CONVICTED
        | 31/03/2016 | 0
        | 01/04/2016 |

    10 on the last day and not answered
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | CONVICTED
    !   | 31/03/2016 |

    a child who came into care a day after the year began
    Episodes | DECOM      | RNE | LS
             | 02/04/2025 | S   | C2
    OC2 | DOB        | CONVICTED
        | 31/03/2012 |
";
