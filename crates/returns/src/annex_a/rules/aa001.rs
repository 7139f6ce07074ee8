//! AA001: a child has one date of birth in all lists.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA001",
    level: Error,
    years: 2020..=NOW,
    says: Always("The child has another date of birth in another row or list."),
    matters: "Age decides on what a child is owed, and rows of one identifier with two births may be two children put together.",
    mend: "Find the birth date on the certificate or in the health record, correct it where it is wrong, and see that the rows are one child's.",
    source: "Annex A: the same child in several lists",
    fields: &[
        contacts::born,
        early_help::born,
        referrals::born,
        assessments::born,
        enquiries::born,
        need::born,
        plans::born,
        in_care::born,
        leavers::born,
        adoption::born,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut said = HashSet::new();
    in_each_list!(child, rows => said.extend(rows.iter().filter_map(|row| row.born.value())));
    if said.len() > 1 {
        in_each_list!(child, rows => points_where(rows, found, |row| row.born.is_given()));
    }
}

const EXAMPLES: &str = "
    one in two lists, and not given in a third
    List 1 | Date of Birth | Date of Contact
           | 03/02/2015    | 05/01/2026
    List 3 | Date of Birth | Date of referral
           | 03/02/2015    | 06/01/2026
    List 4 | Date of Birth | Start Date
           |               | 07/01/2026

    day and month changed places
    List 1 | Date of Birth | Date of Contact
    !      | 03/02/2015    | 05/01/2026
    List 3 | Date of Birth | Date of referral
    !      | 02/03/2015    | 06/01/2026
";
