//! 1014: a care leaver who was not in care in the year has no row as an unaccompanied child.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "1014",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The young person has care-leaver details and was not in care in the year, but stands among the unaccompanied children as well.",
    ),
    matters: "The table of unaccompanied children is of those in care in the year, and money follows it. A care leaver in it is counted where no care is given.",
    mend: "Remove the row from the unaccompanied children; where there was care in the year, record the episodes.",
    source: "DfE SSDA903 validation rules, 1014",
    fields: &[oc3::in_touch, oc3::activ, oc3::accom, uasc::duc],
    reads: &[episodes::decom, episodes::dec],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let (rows, year) = (&child.this, found.collection());
    if rows.uasc.is_empty()
        || !rows.oc3.iter().any(|row| row.tells())
        || rows.episodes.iter().any(|stay| touches_year(stay, year))
    {
        return;
    }
    points_where(&rows.oc3, found, Oc3::tells);
    points_where(&rows.uasc, found, |_| true);
}

const EXAMPLES: &str = "
    care that ended on the first day, and a row that tells nothing
    Episodes | CHILD | DECOM      | DEC
             | 1     | 01/06/2023 | 01/04/2025
             | 2     | 01/06/2023 | 31/03/2025
    UASC | CHILD | DUC
         | 1     | 05/06/2025
         | 2     | 05/06/2025
    OC3 | CHILD | IN_TOUCH
        | 1     | YES
        | 2     |

    care that ended the day before, and no episode at all
    Episodes | CHILD | DECOM      | DEC
             | 1     | 01/06/2023 | 31/03/2025
    UASC | CHILD | DUC
    !    | 1     | 05/06/2025
    !    | 2     |
    OC3 | CHILD | IN_TOUCH
    !   | 1     | YES
    !   | 2     | NO
";
