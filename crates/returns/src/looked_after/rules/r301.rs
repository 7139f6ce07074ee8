//! 301: no child is born after the year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "301",
    level: Error,
    years: 2023..=NOW,
    says: Always("The date of birth lies after the end of the collection year."),
    matters: "A child not yet born cannot have been looked after. Every age worked out from this date would be wrong.",
    mend: "Correct the date of birth, or leave the child for next year's return.",
    source: "DfE SSDA903 validation rules, 301",
    fields: &[header::dob],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let last = found.collection().last();
    points_where(&child.this.header, found, |row| {
        row.dob.value().is_some_and(|born| born > last)
    });
}

const EXAMPLES: &str = "
    the last day of the year, and no date
    Header | DOB
           | 31/03/2026
           |

    the day after it
    Header | DOB
    !      | 01/04/2026
";
