//! AA027: the count of earlier plans is not below what the list shows.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: "AA027",
    level: Error,
    years: 2020..=NOW,
    says: Always("The number of earlier plans is lower than list 7 itself shows for the child."),
    matters: "A second plan says that the first did not keep the child safe; by a number that is too low nobody sees it.",
    mend: "Count every plan the child had before this one, other councils' as well where they are known, and make the list again.",
    source: "Annex A: list 7: recomputed from the list",
    fields: &[plans::earlier_plans],
    reads: &[plans::start],
    needs: Needs::All,
    check: Always(Check::EachChild(check)),
    examples: EXAMPLES,
};

fn check(child: &Child<'_>, found: &mut Found<'_>) {
    let mut starts: Vec<Day> = child
        .plans
        .iter()
        .filter_map(|row| row.start.value())
        .collect();
    starts.sort_unstable();
    points_where(&child.plans, found, |row| {
        let earlier = row
            .start
            .value()
            .map_or(0, |start| starts.partition_point(|each| *each < start));
        row.earlier_plans
            .value()
            .is_some_and(|said| said < i32::try_from(earlier).unwrap_or(i32::MAX))
    });
}

const EXAMPLES: &str = "
    the second plan in the list, and one before it elsewhere
    List 7 | Plan Start Date | Plan End Date | Number of Previous
           | 05/01/2025      | 05/10/2025    | 1
           | 05/01/2026      |               | 2

    the second says that it is the first
    List 7 | Plan Start Date | Plan End Date | Number of Previous
           | 05/01/2025      | 05/10/2025    | 0
    !      | 05/01/2026      |               | 0
";
