//! INT14: the date of birth beside the health details is that of the header.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "INT14",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth beside the health details differs from that in the header."),
    matters: "Which checks are asked depends on the age, and one of the two dates gives the wrong one. It may even be another child's row.",
    mend: "Look up the date of birth on the child's file and correct the table that is wrong.",
    source: "DfE SSDA903 validation rules, INT14",
    fields: &[oc2::dob],
    reads: &[header::dob, header::child, oc2::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let born = &child.this.header;
    points_where(&child.this.oc2, found, |row| {
        row.dob.value().is_some()
            && born
                .iter()
                .any(|header| header.dob.value().is_some() && header.dob.value() != row.dob.value())
    });
}

const EXAMPLES: &str = "
    the same day, written with or without noughts, and one that is not known
    Header | CHILD | DOB
           | 1     | 05/01/2015
           | 2     |
           | 3     | 05/01/2015
    OC2 | CHILD | DOB
        | 1     | 5/1/2015
        | 2     | 05/01/2015
        | 3     | soon

    day and month the wrong way round
    Header | DOB
           | 05/01/2015
    OC2 | DOB
    !   | 01/05/2015
";
