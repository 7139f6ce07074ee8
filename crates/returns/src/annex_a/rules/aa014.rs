//! AA014: a row says which child it is about.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA014",
    level: Error,
    years: 2020..=NOW,
    says: Always("This row does not say which child it is about."),
    matters: "The row can be followed into no other list, and inspectors who pick it cannot find whose file to open.",
    mend: "Link the record to its child in the case system and make the lists again.",
    source: "Annex A: every list begins with the child",
    fields: &[
        contacts::child_id,
        early_help::child_id,
        referrals::child_id,
        assessments::child_id,
        enquiries::child_id,
        need::child_id,
        plans::child_id,
        in_care::child_id,
        leavers::child_id,
        adoption::child_id,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::Whole(check)),
    examples: EXAMPLES,
};

fn check(all: &AnnexA, found: &mut Found<'_>) {
    in_each_list!(all, rows => points_to_nobody(rows, found, |row| row.child_id.text()));
}

const EXAMPLES: &str = "
    a contact about a child
    List 1 | Child Unique ID | Date of Contact
           | 7               | 05/01/2026

    a contact about nobody
    List 1 | Child Unique ID | Date of Contact
    !      |                 | 05/01/2026
";
