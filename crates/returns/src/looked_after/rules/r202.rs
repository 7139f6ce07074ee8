//! 202: the sex is the one given last year.
//!
//! The codes were numbers until 2023/24 and have been letters since: a code and its successor say the same.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "202",
    level: Error,
    years: 2023..=NOW,
    says: Always("The sex is not the one that last year's return gave for this child."),
    matters: "A child whose sex changes from one year to the next is often two children under one identifier.",
    mend: "Check whose record it is; then correct the sex here, or tell the department that last year's was wrong.",
    source: "DfE SSDA903 validation rules, 202",
    fields: &[header::sex],
    reads: &[header_last::sex],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    contradicts_last_year(child, found, |now, before| {
        match (now.sex.code(), before.sex.code()) {
            (Some(now), Some(before)) => {
                (now.is_male(), now.is_female()) != (before.is_male(), before.is_female())
            }
            (None, _) | (_, None) => says_otherwise(&now.sex, &before.sex),
        }
    });
}

const EXAMPLES: &str = "
    the same, in letters and in numbers; not in last year's return
    Header_last | CHILD | SEX
                | 1     | F
                | 2     | 1
                | 4     |
    Header | CHILD | SEX
           | 1     | F
           | 2     | M
           | 3     | M
           | 4     |

    the other, and none any more
    Header_last | CHILD | SEX
                | 1     | F
                | 2     | M
    Header | CHILD | SEX
    !      | 1     | M
    !      | 2     |
";
