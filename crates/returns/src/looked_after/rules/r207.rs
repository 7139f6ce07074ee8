//! 207: a child who was a mother last year is one this year.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "207",
    level: Error,
    years: 2023..=NOW,
    says: Always("Last year's return said that this child is a mother; this year's does not."),
    matters: "Young mothers in care, and their babies, need help of their own; one who drops out of the record drops out of the planning.",
    mend: "Record again that the child is a mother, or tell the department that last year's entry was a mistake.",
    source: "DfE SSDA903 validation rules, 207",
    fields: &[header::mother],
    reads: &[header_last::mother, episodes::child],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    if child.this.episodes.is_empty() {
        return;
    }
    contradicts_last_year(child, found, |now, before| {
        before.mother.is(Flag::Yes) && !now.mother.is(Flag::Yes)
    });
}

const EXAMPLES: &str = "
    still a mother; a mother since; no episode this year
    Header_last | CHILD | MOTHER
                | 1     | 1
                | 2     | 0
                | 3     | 1
    Header | CHILD | MOTHER
           | 1     | 1
           | 2     | 1
           | 3     |
    Episodes | CHILD | DECOM
             | 1     | 01/05/2025
             | 2     | 01/05/2025

    no mother any more, and nothing said
    Header_last | CHILD | MOTHER
                | 1     | 1
                | 2     | 1
    Header | CHILD | MOTHER
    !      | 1     | 0
    !      | 2     |
    Episodes | CHILD | DECOM
             | 1     | 01/05/2025
             | 2     | 01/05/2025
";
