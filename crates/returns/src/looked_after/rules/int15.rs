//! INT15: the date of birth beside the care-leaver details is that of the header.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT15",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The date of birth beside the care-leaver details differs from that in the header.",
    ),
    matters: "Which birthday the details are about hangs on this date. With the wrong one a young person is asked after a year too early or too late.",
    mend: "Look up the date of birth on the young person's file and correct the table that is wrong.",
    source: "DfE SSDA903 validation rules, INT15",
    fields: &[oc3::dob],
    reads: &[header::dob, header::child, oc3::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let born = &child.this.header;
    points_where(&child.this.oc3, found, |row| {
        row.dob.value().is_some()
            && born
                .iter()
                .any(|header| header.dob.value().is_some() && header.dob.value() != row.dob.value())
    });
}

const EXAMPLES: &str = "
    the same day, written with or without noughts, and one that is not known
    Header | CHILD | DOB
           | 1     | 05/01/2007
           | 2     |
           | 3     | 05/01/2007
    OC3 | CHILD | DOB
        | 1     | 5/1/2007
        | 2     | 05/01/2007
        | 3     |

    day and month the wrong way round
    Header | DOB
           | 05/01/2007
    OC3 | DOB
    !   | 01/05/2007
";
