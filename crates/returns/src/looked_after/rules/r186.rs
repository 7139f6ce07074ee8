//! 186: a child in care all year, 4 by its first day and not yet 17 on its last, has a score or a reason for none.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "186",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child was in care all year and is of the age for a strengths and difficulties score, but neither a score nor a reason is given.",
    ),
    matters: "The questionnaire is the one yearly look at how every child in care feels. A blank means that nobody can say whether this child needs help.",
    mend: "Record the score from the carer's questionnaire, or the reason why there is none.",
    source: "DfE SSDA903 validation rules, 186",
    fields: &[oc2::sdq_score],
    reads: &[
        oc2::dob,
        oc2::sdq_reason,
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
            && birthday_by(4, &row.dob, year.first())
            && birthday_after(17, &row.dob, year.last())
            && child.this.throughout(year)
    });
}

const EXAMPLES: &str = "
    a score, a reason, a child of 4 a day too late, and one of 17 on the last day
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | SDQ_SCORE | SDQ_REASON
        | 01/04/2015 | 8         |
        | 01/04/2015 |           | SDQ3
        | 02/04/2021 |           |
        | 31/03/2009 |           |

    a child who came into care a day after the year began
    Episodes | DECOM      | RNE | LS
             | 02/04/2025 | S   | C2
    OC2 | DOB
        | 01/04/2015

    neither, at 4 on the first day and at 16 on the last
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | SDQ_SCORE | SDQ_REASON
    !   | 01/04/2021 |           |
    !   | 01/04/2009 |           |
";
