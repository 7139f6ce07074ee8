//! 197B: a child in care all year who becomes 4 or 17 in it has a score or a reason for none.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "197B",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child became 4 or 17 in the year and was in care throughout, but neither a strengths and difficulties score nor a reason for none is given.",
    ),
    matters: "At 4 it is the first look at how a child feels, at 17 the last before they leave. These are the two that are easiest to forget.",
    mend: "Record the score from the carer's questionnaire, or the reason why there is none.",
    source: "DfE SSDA903 validation rules, 197B",
    fields: &[oc2::sdq_reason, oc2::dob],
    reads: &[
        oc2::sdq_score,
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
        !row.has_score_or_reason()
            && [4, 17]
                .iter()
                .any(|age| birthday_within(*age, &row.dob, year))
            && child.this.throughout(year)
    });
}

const EXAMPLES: &str = "
    a score, a reason, and birthdays a day before and a day after the year
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | SDQ_SCORE | SDQ_REASON
        | 01/04/2021 | 5         |
        | 31/03/2009 |           | SDQ4
        | 31/03/2021 |           |
        | 01/04/2022 |           |
        | 31/03/2008 |           |
        | 01/04/2009 |           |

    neither, with birthdays on the first and last day
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | SDQ_SCORE | SDQ_REASON
    !   | 01/04/2021 |           |
    !   | 31/03/2022 |           |
    !   | 01/04/2008 |           |
    !   | 31/03/2009 |           |

    a child who came into care a day after the year began
    Episodes | DECOM      | RNE | LS
             | 02/04/2025 | S   | C2
    OC2 | DOB
        | 01/06/2021
";
