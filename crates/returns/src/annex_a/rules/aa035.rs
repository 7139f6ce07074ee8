//! AA035: a child is disabled in all lists or in none.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA035",
    level: Query,
    years: 2020..=NOW,
    says: Always("Another list says otherwise about a disability of the child."),
    matters: "A disabled child is counted as one in some lists only, and may go without help that another team knows to be owed.",
    mend: "Ask those who know the child, and record it once where every list takes it from.",
    source: "Annex A: the same child in several lists",
    fields: &[
        assessments::disabled,
        enquiries::disabled,
        need::disabled,
        plans::disabled,
        in_care::disabled,
        leavers::disabled,
        adoption::disabled,
    ],
    reads: &[],
    needs: Needs::AnyField,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut said = HashSet::new();
    in_each_list!(child, rows => said.extend(rows.iter().filter_map(|row| row.disabled.yes())), assessments enquiries need plans in_care leavers adoption);
    if said.len() > 1 {
        in_each_list!(child, rows => points_where(rows, found, |row| row.disabled.yes().is_some()), assessments enquiries need plans in_care leavers adoption);
    }
}

const EXAMPLES: &str = "
    yes in two, not known in one
    List 4 | Disability | Start Date
           | a) Yes     | 05/01/2026
    List 6 | Disability | CIN Start Date
           | a) Yes     | 05/01/2026
    List 8 | Disability | Date Started
           | c) Unknown | 05/01/2026

    yes in one, no in another
    List 6 | Disability | CIN Start Date
    !      | a) Yes     | 05/01/2026
    List 8 | Disability | Date Started
    !      | b) No      | 05/01/2026
";
