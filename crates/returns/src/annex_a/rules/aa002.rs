//! AA002: a child has one sex in all lists.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA002",
    level: Error,
    years: 2020..=NOW,
    says: Always("The child has another sex in another row or list."),
    matters: "The child counts as a girl in one list and a boy in another; or the identifier stands for two children.",
    mend: "Correct it in the child's record, and see that the rows of the identifier are one child's.",
    source: "Annex A: the same child in several lists",
    fields: &[
        contacts::gender,
        early_help::gender,
        referrals::gender,
        assessments::gender,
        enquiries::gender,
        need::gender,
        plans::gender,
        in_care::gender,
        leavers::gender,
        adoption::gender,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut said = HashSet::new();
    in_each_list!(child, rows => said.extend(rows.iter().filter_map(|row| row.gender.code().filter(|sex| *sex != Sex::Unknown))));
    if said.len() > 1 {
        in_each_list!(child, rows => points_where(rows, found, |row| row.gender.is_given()));
    }
}

const EXAMPLES: &str = "
    the same, or not recorded once
    List 1 | Gender        | Date of Contact
           | b) Female     | 05/01/2026
    List 3 | Gender        | Date of referral
           | F             | 06/01/2026
           | c) Not stated/recorded | 07/01/2026

    a girl in one list, a boy in another
    List 6 | Gender    | CIN Start Date
    !      | b) Female | 05/01/2026
    List 8 | Gender    | Date Started
    !      | a) Male   | 06/01/2026
";
