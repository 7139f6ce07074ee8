//! 105: the flag of the unaccompanied is no or yes.
//! Only the XML form has the flag; in text between commas their own table stands for it, and the rule is not asked.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "105",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "It is not said with 0 or 1 whether the child is unaccompanied and seeking asylum.",
    ),
    matters: "Unaccompanied children are counted apart and paid for apart. One whose flag says neither is left out of both. Asked of the XML form alone: in CSV a row in the table of unaccompanied children is the flag.",
    mend: "Enter 1 for a child who came alone and seeks asylum, otherwise 0.",
    source: "DfE SSDA903 validation rules, 105",
    fields: &[header::uasc],
    reads: &[],
    needs: Needs::AllInFormWith(header::uasc),
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    points_where(&child.this.header, found, |row| row.uasc.code().is_none());
}

const EXAMPLES: &str = "
    no and yes
    Header | UASC
           | 0
           | 1

    neither
    Header | UASC
    !      |
    !      | 2
";
