//! 157: a child in care all year, of the ages asked for, does not go without a score because no form came back.
//!
//! Words and practice of the public checks part here: the words speak of children of 16 or under at the end of the
//! year, the check stops at the 16th birthday. The words are followed: 4 by the first day, not yet 17 on the last.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "157",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "There is no strengths and difficulties score because no form came back (SDQ1), though the child was of the age to have one.",
    ),
    matters: "A form nobody chased is the commonest way for a child in distress to go unnoticed. The carer is the one who can say how the child has been this year.",
    mend: "Ask the carer to fill in the questionnaire and record the score; where that can no longer be done, record which other reason holds.",
    source: "DfE SSDA903 validation rules, 157",
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
        row.sdq_reason.is(NoScore::Sdq1)
            && row.sdq_score.is_blank()
            && birthday_by(4, &row.dob, year.first())
            && birthday_after(17, &row.dob, year.last())
            && child.this.throughout(year)
    });
}

const EXAMPLES: &str = "
    another reason, a child of 4 after the first day, and one of 17 on the last
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | SDQ_SCORE | SDQ_REASON
        | 01/04/2021 |           | SDQ2
        | 02/04/2021 |           | SDQ1
        | 31/03/2009 |           | SDQ1
        | 31/03/2010 | 12        | SDQ1

    no form for a child of 4 on the first day, and for one of 16 to the last
    Episodes | DECOM      | RNE | LS
           | 01/06/2023 | S   | C2
    OC2 | DOB        | SDQ_SCORE | SDQ_REASON
    !   | 01/04/2021 |           | SDQ1
    !   | 01/04/2009 |           | SDQ1

    a child who came into care in the year
    Episodes | DECOM      | RNE | LS
             | 02/04/2025 | S   | C2
    OC2 | DOB        | SDQ_REASON
        | 01/04/2015 | SDQ1
";
