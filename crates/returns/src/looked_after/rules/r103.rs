//! 103: the ethnicity is one of the twenty codes.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "103",
    level: Error,
    years: 2023..=NOW,
    says: Always("The ethnicity is missing or is not one of the codes of the return."),
    matters: "Without it nobody can see whether children of some backgrounds come into care, or fare in it, otherwise than others.",
    mend: "Record the child's ethnicity in the case system; where the family declines to say, record that they were asked (REFU).",
    source: "DfE SSDA903 validation rules, 103",
    fields: &[header::ethnic],
    reads: &[],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |row| row.ethnic.code().is_none());
}

const EXAMPLES: &str = "
    a code of the list, in capitals or not
    Header | ETHNIC
           | WBRI
           | refu

    no code, and one that is none
    Header | ETHNIC
    !      |
    !      | WELSH
";
