//! 205D: a child who stood in last year's return does not become unaccompanied and seeking asylum this year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "205D",
    level: Error,
    years: 2023..=NOW,
    says: Always(
        "The child is unaccompanied and seeking asylum this year, but stood in last year's return without being so.",
    ),
    matters: "A child who came alone was alone on arrival; to be counted so from the second year on means that the first year missed what they were owed.",
    mend: "Check when the child arrived; take them out of the table of unaccompanied children, or tell the department that last year's return left them out of it.",
    source: "DfE SSDA903 validation rules, 205D",
    fields: &[header::child],
    reads: &[uasc::child, header_last::child, uasc_last::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let newly = named_unaccompanied(&child.this) && child.last.uasc.is_empty();
    if newly && !child.last.header.is_empty() {
        child.this.header.iter().for_each(|row| found.at(row));
    }
}

const EXAMPLES: &str = "
    so in both years; new this year
    Header_last | CHILD
                | 1
    UASC_last | CHILD | SEX
              | 1     | M
    Header | CHILD
           | 1
           | 2
    UASC | CHILD | SEX
         | 1     | M
         | 2     | M

    known last year, but not so
    Header_last | CHILD
                | 1
    Header | CHILD
    !      | 1
    UASC | CHILD | SEX
         | 1     | M
";
