//! AA033: a child entered care on one day in lists 8 and 10.

use std::collections::HashSet;

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA033",
    level: Query,
    years: 2020..=NOW,
    says: Always("Lists 8 and 10 give other days on which the child entered care."),
    matters: "The time from entering care to a new family is what adoption is judged by, and it differs with the list one takes it from.",
    mend: "Take the first day of the present period of care, and correct the list that has another.",
    source: "Annex A: lists 8 and 10",
    fields: &[adoption::entered_care],
    reads: &[in_care::start],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let starts: HashSet<Day> = child
        .in_care
        .iter()
        .filter_map(|row| row.start.value())
        .collect();
    if !starts.is_empty() {
        points_where(&child.adoption, found, |row| {
            row.entered_care
                .value()
                .is_some_and(|on| !starts.contains(&on))
        });
    }
}

const EXAMPLES: &str = "
    the same; adopted last year, and no longer in list 8
    List 8  | Child Unique ID | Date Started
            | 1               | 05/01/2025
    List 10 | Child Unique ID | Entered Care
            | 1               | 05/01/2025
            | 2               | 05/01/2023

    another
    List 8  | Date Started
            | 05/01/2025
    List 10 | Entered Care
    !       | 01/05/2025
";
