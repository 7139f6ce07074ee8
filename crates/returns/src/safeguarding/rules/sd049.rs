//! SD049: a strengths and difficulties score is from 0 to 40.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "SD049",
    level: Error,
    years: 2020..=NOW,
    says: Always("The score is not one from 0 to 40."),
    matters: "The score tells how the child fares in mind and behaviour; an impossible one hides a child who needs help, and shifts the average of all.",
    mend: "Look at the questionnaire and record its total of difficulties; where none was filled in, leave the score blank and give the reason.",
    source: "Strengths and difficulties questionnaire: total difficulties",
    fields: &[questionnaires::sdq_score],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.questionnaires, found, |row| {
        row.sdq_score.is_given()
            && !row
                .sdq_score
                .value()
                .is_some_and(|score| (0..=40).contains(&score))
    });
}

const EXAMPLES: &str = "
    the lowest, the highest, and none
    sdq_scores | completed_date | score
               | 10/01/2024     | 0
               | 10/01/2025     | 40
               | 10/01/2026     |

    above, and no number
    sdq_scores | completed_date | score
    !          | 10/01/2024     | 41
    !          | 10/01/2025     | high
";
