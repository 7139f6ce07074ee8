//! AA003: a child has one ethnicity in all lists.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA003",
    level: Error,
    years: 2020..=NOW,
    says: Always("The child has another ethnicity in another row or list."),
    matters: "How children of some backgrounds fare cannot be said when the same child counts for one in one list and for another in the next.",
    mend: "Ask the family or the young person how they describe themselves, and record it once where every list takes it from.",
    source: "Annex A: the same child in several lists",
    fields: &[
        contacts::ethnicity,
        early_help::ethnicity,
        referrals::ethnicity,
        assessments::ethnicity,
        enquiries::ethnicity,
        need::ethnicity,
        plans::ethnicity,
        in_care::ethnicity,
        leavers::ethnicity,
        adoption::ethnicity,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut said = HashSet::new();
    in_each_list!(child, rows => said.extend(rows.iter().filter_map(|row| row.ethnicity.code().filter(|code| code.group() != EthnicGroup::NotKnown))));
    if said.len() > 1 {
        in_each_list!(child, rows => points_where(rows, found, |row| row.ethnicity.is_given()));
    }
}

const EXAMPLES: &str = "
    the same, or not yet obtained once
    List 1 | Ethnicity | Date of Contact
           | t) NOBT   | 05/01/2026
    List 3 | Ethnicity | Date of referral
           | a) WBRI   | 06/01/2026
    List 6 | Ethnicity | CIN Start Date
           | WBRI      | 06/01/2026

    another in another list
    List 6 | Ethnicity | CIN Start Date
    !      | a) WBRI   | 05/01/2026
    List 8 | Ethnicity | Date Started
    !      | f) MWBC   | 06/01/2026
";
