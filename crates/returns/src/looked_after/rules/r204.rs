//! 204: the ethnicity is the one given last year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "204",
    level: Error,
    years: 2023..=NOW,
    says: Always("The ethnicity is not the one that last year's return gave for this child."),
    matters: "How children of each background fare in care is followed over years; a child who changes group between two returns is lost from both.",
    mend: "Ask the child or the family, and record one answer; if last year's was wrong, this is to be explained.",
    source: "DfE SSDA903 validation rules, 204",
    fields: &[header::ethnic],
    reads: &[header_last::ethnic],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    contradicts_last_year(child, found, |now, before| {
        says_otherwise(&now.ethnic, &before.ethnic)
    });
}

const EXAMPLES: &str = "
    the same, in capitals or not; blank in both years
    Header_last | CHILD | ETHNIC
                | 1     | WBRI
                | 2     |
    Header | CHILD | ETHNIC
           | 1     | wbri
           | 2     |

    asked since, and not given any more
    Header_last | CHILD | ETHNIC
                | 1     | NOBT
                | 2     | BCRB
    Header | CHILD | ETHNIC
    !      | 1     | MWBC
    !      | 2     |
";
