//! 628: of a care leaver who was not in care in the year it is not said whether she is a mother.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "628",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "It is said whether the young person is a mother, but she has care-leaver details and no episode of care.",
    ),
    matters: "Mothers are counted among girls in care. One who has left makes their number look larger than the help they need.",
    mend: "Clear the answer on motherhood; where there was care in the year, record the episodes.",
    source: "DfE SSDA903 validation rules, 628",
    fields: &[header::mother],
    reads: &[episodes::child, oc3::in_touch, oc3::activ, oc3::accom],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |row| {
        row.mother.is_given()
            && child.this.episodes.is_empty()
            && child.this.oc3.iter().any(|leaver| leaver.tells())
    });
}

const EXAMPLES: &str = "
    a girl with an episode, a leaver without an answer, and one of whom nothing is told
    Header | CHILD | MOTHER
           | 1     | 1
           | 2     |
           | 3     | 0
    Episodes | CHILD
             | 1
    OC3 | CHILD | IN_TOUCH
        | 1     | YES
        | 2     | YES
        | 3     |

    a leaver with an answer, whichever
    Header | CHILD | MOTHER
    !      | 1     | 1
    !      | 2     | 0
    Episodes | CHILD
    OC3 | CHILD | ACCOM
        | 1     | U1
        | 2     | U1
";
