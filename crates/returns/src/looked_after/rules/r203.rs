//! 203: the date of birth is the one given last year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "203",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth is not the one that last year's return gave for this child."),
    matters: "Ages decide reviews, health checks and when care ends; a date of birth that moves may also mean that two children share an identifier.",
    mend: "Check the birth certificate, and correct the date here, or tell the department that last year's was wrong.",
    source: "DfE SSDA903 validation rules, 203",
    fields: &[header::dob],
    reads: &[header_last::dob],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    contradicts_last_year(child, found, |now, before| {
        now.dob.value() != before.dob.value()
    });
}

const EXAMPLES: &str = "
    the same day however it is written; not known in either year
    Header_last | CHILD | DOB
                | 1     | 16/03/2014
                | 2     |
    Header | CHILD | DOB
           | 1     | 2014-03-16
           | 2     |

    a day later, and not given any more
    Header_last | CHILD | DOB
                | 1     | 16/03/2014
                | 2     | 16/03/2014
    Header | CHILD | DOB
    !      | 1     | 17/03/2014
    !      | 2     |
";
